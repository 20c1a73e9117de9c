import { build } from './build.ts'
import { PAGES } from './page.ts'

// Of libraries, what is meant for production goes to browsers, whatever the server runs as.
process.env.NODE_ENV = 'production'

/** Builds the hub's own pages, as far as they are out of date. */
for (const page of PAGES) {
  const began = performance.now()
  const built = await build(page)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`the ${page.name} ${built ? `was built in ${seconds} s` : 'is up to date'}\n`)
}
