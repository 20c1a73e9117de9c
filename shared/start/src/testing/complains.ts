process.stderr.write('emergency: EMERGENCY_DATABASE_URL is not to my liking\n')
process.exit(1)
