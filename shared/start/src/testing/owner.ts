import pg from 'pg'
import { serve } from './serve.ts'

/** Its environment tells it of one owner only, so that it need not be told which it is. */
const variables = Object.keys(process.env).filter(name => name.endsWith('_DATABASE_URL'))
if (variables.length !== 1) throw new Error(`knows ${variables}`)
const own = variables[0]?.replace('_DATABASE_URL', '')
const url = process.env[`${own}_DATABASE_URL`]
const client = new pg.Client({ connectionString: url })
client.on('error', () => {})
await client.connect()
await client.query('select * from public.prepared')
await client.end()
serve(process.env[`${own}_PORT`], (_, response) => response.end())
