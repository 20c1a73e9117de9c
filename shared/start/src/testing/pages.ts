process.stdout.write('the console is up to date\n')
