import { type Area, mutantsOf } from '../mutant.ts'

const OVER_HTTP = [
  'test/bytes.test.ts',
  'test/attacks',
  'test/ledgers.test.ts',
  'test/refusals.test.ts',
  'test/http.test.ts',
]

/** Pruning and checking: what is asked, and what of the answer is let in. */
export const GATEWAY: Area = {
  name: 'gateway',
  tests: ['gateway', ...OVER_HTTP],
  mutants: [
    ...mutantsOf(
      'gateway/src/prune/prune-operation.ts',
      [
        'a field out of reach is not asked for',
        'const reason = own === 0 ? null : reach.reason(need, owner, subject)',
        'const reason = null as Reason | null',
      ],
      // Without the need of what a field sits in no verdict would be another: that was within the same reach already.
      ['an empty container is not sent', 'if (removed > before || !releasableBelow', 'if (!releasableBelow'],
      [
        'a bare container out of reach',
        'removed > before || !releasableBelow(snapshot, named, need, reach.mask(owner, subject))',
        'removed > before',
      ],
      [
        'a filter is pruned',
        'if (!isClassifiedInput(snapshot, type)) return argument',
        'if (type !== null) return argument',
      ],
      [
        'a filter in a variable is pruned',
        'if (filters.length === 0) return { variables, pruned: [] }',
        'if (filters.length >= 0) return { variables, pruned: [] }',
      ],
      [
        'a filter in a default is not sent',
        'if (!filters.some(filter => filter.variable === definition.variable.name.value)) return definition',
        'if (filters.length >= 0) return definition',
      ],
    ),
    ...mutantsOf(
      'gateway/src/prune/static-reach.ts',
      [
        'the agreement limits the static mask',
        ' &\n        staticMask(snapshot.agreement, role, purpose, member, owner, subject)',
        '',
      ],
      [
        "the owner's table limits the static mask",
        'staticMask(snapshot.tableOf(owner), role, purpose, member, owner, subject) &\n',
        '',
      ],
    ),
    ...mutantsOf(
      'gateway/src/prune/prune-filter.ts',
      ['a pruned filter matches nothing', 'fields: [...kept, none]', 'fields: kept'],
      [
        'a pruned filter is taken out',
        'value.fields.filter(field => !pruned.has(field) && field.name.value !== name)',
        'value.fields.filter(field => field.name.value !== name)',
      ],
      [
        'a pruned variable matches nothing',
        '{ ...Object.fromEntries(kept), [openListOf(snapshot, type)]: [] }',
        '{ ...Object.fromEntries(kept) }',
      ],
      ["a variable's default is pruned", 'isGiven ? sent : { ...sent, [variable]: usual }', 'sent'],
    ),
    ...mutantsOf(
      'gateway/src/check/project.ts',
      ['a case has a type', " || source[TYPE] !== 'Case'", ''],
      [
        'the key that was asked for',
        'check.expected !== undefined && check.expected !== own',
        'check.expected === null',
      ],
      ['what is not classified is not let in', '!fits || field.own === null || !covered', '!fits || !covered'],
      ['what no decision covers', 'field.own === null || !covered', 'field.own === null'],
      [
        'each value is held against the decision',
        'isCovered(field.subject, field.need, key, check)',
        'field.need !== null',
      ],
      [
        'all is covered only where everything is',
        'const allCovered = isCovered(selection.subject, selection.needOfAll, around, check)',
        'const allCovered = selection.needOfAll >= 0',
      ],
      [
        'another case has another decision',
        '  if (selection.isCase) return project(value, selection, key, check)\n',
        '',
      ],
      ['a value has its shape', '!fits || field.own === null', 'field.own === null'],
      ['the static mask', '  if (!satisfies(check.reach(subject), need)) return false\n', ''],
      [
        "the owner's stated mask",
        'return stated === 0 || satisfies(check.decisionFor(key)?.mask ?? 0, stated)',
        'return true',
      ],
      ['a leaf is no object', 'selection !== null || isLeafValue(value)', 'true'],
    ),
    ...mutantsOf(
      'gateway/src/ask/fetch-plan.ts',
      // Nor would one be without the need of what a field sits in: what stands in the way of that is met there first.
      [
        'all that is needed is the need of what is below too',
        'return all | need | (selection === null || selection.isCase ? 0 : selection.needOfAll)',
        'return all | need',
      ],
      ['all that is needed is the need of all', 'return all | need | (selection', 'return need | (selection'],
    ),
    ...mutantsOf(
      'gateway/src/ask/owner-fetches.ts',
      ['only holders are asked', ' && context.recorder.isHolder(id, owner)', ''],
      ['as many answers as keys', ' || entities.length !== ids.length', ''],
      ['an answer is about its key', '{ ...check, expected: id }', 'check'],
      [
        'only the registry says who holds what',
        'owner === REGISTRY.code ? answer.holders.get(key) : undefined',
        'answer.holders.get(key)',
      ],
      ['each key once', '[...new Set(asked)].filter(', 'asked.filter('],
      [
        'a ledger that moves names nobody',
        'if (owner === context.asking.member) context.recorder.failed(owner)',
        'context.recorder.failed(owner)',
      ],
    ),
    ...mutantsOf(
      'gateway/src/ask/transport.ts',
      [
        'an answer with a fault releases nothing',
        'if (Array.isArray(errors) && errors.length > 0) {',
        'if (errors === null) {',
      ],
      [
        'one decision for one key',
        'if (read === null || decisions.has(read.key)) return null',
        'if (read === null) return null',
      ],
      ['a ledger that moves is no fault', 'if (isUnsettled(parsed, terms)) return unsettled()', ''],
      ['nor is it one where time runs out', 'if (again) return unsettled()', ''],
      ['a refusal is no answer', 'if (status !== 200) {', 'if (status === 0) {'],
      ['an answer has a size', 'mostBytes: MOST_BYTES', 'mostBytes: Number.MAX_SAFE_INTEGER'],
    ),
    ...mutantsOf('gateway/src/executor.ts', [
      'a schema answers what was validated against it',
      'versions.get(request.schema)',
      'current',
    ]),
    ...mutantsOf(
      'gateway/src/version.ts',
      ['operations are kept by role', 'asking.role, asking.purpose, asking.member', 'asking.purpose, asking.member'],
      ['operations are kept by purpose', 'asking.role, asking.purpose, asking.member', 'asking.role, asking.member'],
      ['operations are kept by member', 'asking.role, asking.purpose, asking.member', 'asking.role, asking.purpose'],
      ['operations are kept by name', "request.queryHash, name ?? '', ", 'request.queryHash, '],
      ['a proof is used once', 'if (!(await provedOnce(context, services))) return { errors: [repeatedProof()] }', ''],
    ),
    ...mutantsOf('gateway/src/report/recorder.ts', [
      'reasons only for what was selected',
      '      if (!field.when.some(conditions => hold(conditions, variables))) continue\n',
      '',
    ]),
    ...mutantsOf(
      'gateway/src/authenticate/stance.ts',
      ['a role fits the member', 'roles.filter(role => roleFitsMember(role, member))', 'roles.filter(() => true)'],
      ['a role is in the token', "  if (!allowed.includes(word)) throw new Refusal('ROLE_NOT_ALLOWED', allowed)\n", ''],
      ['no role is guessed', "    if (allowed.length > 1) throw new Refusal('ROLE_REQUIRED', allowed)\n", ''],
      [
        'a purpose is in the token',
        "  if (!purposes.includes(word)) throw new Refusal('PURPOSE_NOT_ALLOWED', purposes)\n",
        '',
      ],
      ['a machine names its end user', "if (role === 'PARTNER_SYSTEM') throw new Refusal('ON_BEHALF_OF_REQUIRED')", ''],
      ['an end user has a short id', "  if (!ON_BEHALF_OF.test(word)) throw new Refusal('ON_BEHALF_OF_INVALID')\n", ''],
    ),
    ...mutantsOf(
      'gateway/src/authenticate/authenticate.ts',
      ['a bound token needs a proof', 'if (boundTo !== null) throw refuse', 'if (boundTo === "") throw refuse'],
      [
        'a token must be bound where that is set',
        'if (requireDpop && !kept) throw refuse',
        'if (boundTo === "") throw refuse',
      ],
      ['a proof is taken once', "if (use === 'used') throw unprovenBy('USED')", ''],
    ),
  ],
}
