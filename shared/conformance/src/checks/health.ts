import { type Check, fail, pass } from '../check.ts'

/** What whoever watches over the process asks, without any credentials. */
export const healthChecks: readonly Check[] = ['live', 'ready'].map(state => ({
  id: `health.${state}`,
  title: `\`GET /health/${state}\` answers 200 without credentials`,
  async run({ target }) {
    const { status } = await target.get(`/health/${state}`)
    return status === 200 ? pass() : fail(`answered ${status}`)
  },
}))
