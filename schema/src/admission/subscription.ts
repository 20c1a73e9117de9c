import type { AdmissionRule } from './rule.ts'

export const subscription: AdmissionRule = {
  code: 'SUBSCRIPTION',
  description: 'no subscriptions: the gateway has none, so nothing would check what they send',
  *check(member) {
    if (member.objects.has('Subscription')) {
      yield { type: 'Subscription', field: null, message: 'is not served by the hub' }
    }
  },
}
