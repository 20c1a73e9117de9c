import { GROUND } from '../deployment/ground.ts'

/**
 * How much longer than usual things may take where the hub is a deployment: a dozen processes and eight PostgreSQL servers
 * on whatever machine there is. How quick the hub is, is looked at elsewhere.
 */
export const SLOWER = process.env[GROUND] ? 20 : 1
