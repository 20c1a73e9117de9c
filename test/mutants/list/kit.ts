// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code, as text
import { type Area, mutantsOf } from '../mutant.ts'

/** The owner's side: guard, release, ledger, log. */
export const KIT: Area = {
  name: 'kit',
  tests: ['shared/kit'],
  mutants: [
    ...mutantsOf(
      'shared/kit/src/guard/guard.ts',
      [
        'a field needs its categories',
        'decision === undefined || !rule.opens(decision.mask)',
        'decision === undefined',
      ],
      ['a root field needs its categories', '      if (!rule.opens(decision.mask)) return null\n', ''],
      [
        'a filter needs what output needs',
        'if (rule.hasInputs && !inputsCovered(decision, args, info, classes)) return',
        'if (rule === null) return',
      ],
      [
        'a filter of a root field needs what output needs',
        'if (rule.hasInputs && !inputsCovered(decision, args, info, classes)) {',
        'if (rule === null) {',
      ],
      [
        'a case needs a decision of its own',
        'return release.decisionOf(value) === undefined ? null : value',
        'return value',
      ],
      ['what no leaf may be', "  if (typeof value !== 'object') return null\n", ''],
      ['no abstract types', 'isInterfaceType(type) || (isUnionType(type) && type.name !== ENTITY)', 'type === null'],
      ['no subscriptions', 'type === schema.getSubscriptionType() || ', ''],
      ['commands only where an owner takes them', ' || (type === mutation && !options.commands)', ''],
    ),
    ...mutantsOf(
      'shared/kit/src/guard/rules.ts',
      ['the need of a field', 'opens: mask => satisfies(mask, own.mask)', 'opens: () => true'],
      [
        'a container shows only what can be shown below it',
        'opens: mask => needs.some(need => satisfies(mask, need))',
        'opens: () => true',
      ],
      [
        'what is not classified never resolves',
        "yields: 'leaf', opens: () => false",
        "yields: 'leaf', opens: () => true",
      ],
      ['a list is no container', ' && !isListType(getNullableType(field.type))) visit(named)', ') visit(named)'],
      ['a case below is no reason to show', ' && named.name !== CASE && ', ' && '],
    ),
    ...mutantsOf(
      'shared/kit/src/release/release.ts',
      ['no decision before the log', "this.#state !== 'logged' || typeof object", 'typeof object'],
      [
        'nothing where the log says no',
        'if (await this.#services.writeLog(this.#logRow(this.#asked))) {',
        'if ((await this.#services.writeLog(this.#logRow(this.#asked))) || true) {',
      ],
      [
        'the log comes first',
        'if (await this.#services.writeLog(this.#logRow(this.#asked))) {',
        'if (void this.#services.writeLog(this.#logRow(this.#asked)).catch(() => {}) ?? true) {',
      ],
      [
        'no case joins after the log',
        "    if (this.#state !== 'deciding') throw new Error('a case was loaded too late for the log row')\n",
        '',
      ],
      [
        'no root field joins after the log',
        "    if (this.#state !== 'deciding') throw new Error('a root field was resolved too late for the log row')\n",
        '',
      ],
      ['an object hangs on one case', 'known !== undefined && known !== decision', 'known === null'],
      [
        'no decisions beside an answer that is not logged',
        "this.#state !== 'logged' || this.#asked === undefined",
        'this.#asked === undefined',
      ],
      ['reasons only for those who may know', 'if (draft.told) decisions', 'decisions'],
      [
        'a failure is final',
        'if (this.#failure !== undefined || this.#asked === undefined) throw this.#failure',
        'if (this.#asked === undefined) throw this.#failure',
      ],
      [
        'the epoch of every case goes into the log',
        'return { case: id, epoch, decision:',
        "return { case: id, epoch: '0', decision:",
      ],
      [
        'what hangs on no case is logged',
        'if (asked.ofConsortium.length > 0) {',
        'if (asked.ofConsortium.length > 1_000) {',
      ],
    ),
    ...mutantsOf(
      'shared/kit/src/release/rules.ts',
      [
        "the owner's own table decides",
        'decide: ({ role, purpose }, facts) => decide(agreement, own,',
        'decide: ({ role, purpose }, facts) => decide(agreement, agreement,',
      ],
      ['no open field in a room', 'if ((need & OPEN) !== 0) throw', 'if (need < 0) throw'],
      [
        'a room opens for a need',
        'opensRoom: mask => needs.some(need => satisfies(mask, need))',
        'opensRoom: () => true',
      ],
    ),
    ...mutantsOf(
      'shared/kit/src/release/member-cases.ts',
      [
        'rows are read only where something can leave',
        'standings.length > 0 && release.opens(facts)',
        'standings.length > 0',
      ],
      ['reasons only for those who may know', 'told: room !== null || facts', 'told: room === null || facts'],
      ['an explanation is for the holder', '...(explains && { ledger', '...(ledger && { ledger'],
      ['a part is needed', 'standingsOf(ledger.relations, ledger.holdsPart,', 'standingsOf(ledger.relations, true,'],
    ),
    ...mutantsOf('shared/kit/src/release/log-entry.ts', [
      'refusals are logged',
      'if (reason !== null) withheld[coordinate] ??= reason',
      'void reason',
    ]),
    ...mutantsOf(
      'shared/kit/src/release/asked.ts',
      ['inputs are logged', 'if (own !== undefined) yield { coordinate: `${type.name}.${name}`, need }', ''],
      [
        'the need of what it sits in',
        'const need = within | (own?.mask ?? 0)\n      if (own !== undefined) note',
        'const need = own?.mask ?? 0\n      if (own !== undefined) note',
      ],
    ),
    ...mutantsOf('shared/kit/src/ledger/release-log.ts', [
      'an assertion is taken once',
      'assertion_id uuid not null unique',
      'assertion_id uuid not null',
    ]),
    ...mutantsOf(
      'shared/kit/src/ledger/log-rows.ts',
      ['a ledger that moved', 'is distinct from known.epoch', 'is distinct from coalesce(now.epoch, 0)'],
      [
        'a release waits for a change',
        'perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 0))',
        'perform one',
      ],
      [
        'a release of several leaves what is being changed',
        'not pg_try_advisory_xact_lock_shared(hashtextextended(one::text, 0))',
        'one is null',
      ],
      [
        'one epoch for each case',
        'if cardinality(cases) is distinct from cardinality(epochs) or cardinality',
        'if cardinality',
      ],
      [
        'what the locks waited for is seen',
        "if current_setting('transaction_isolation') <> 'read committed' then",
        'if false then',
      ],
      ['a replay is told', "else 'REPLAYED'", "else 'WRITTEN'"],
      ['a moved case is not logged', 'elsif n = any(moved) then', 'elsif false then'],
      ['a case that is being changed is not logged, of several', 'if n = any(busy) then', 'if false then'],
      ['a row is logged with its words', "return '{UNKNOWN}';", 'null;'],
    ),
    ...mutantsOf(
      'shared/kit/src/ledger/case-facts.ts',
      [
        'a change waits for a release',
        'perform pg_advisory_xact_lock(hashtextextended(case_id::text, 0))',
        'perform case_id',
      ],
      ['a change moves the epoch', 'set epoch = known.epoch + excluded.epoch,', 'set'],
      ['a change is in what is read', ', facts = excluded.facts', ''],
      ['emptying a table moves every epoch', 'set epoch = known.epoch + 1, facts', 'set facts'],
    ),
    ...mutantsOf('shared/kit/src/ledger/grants.ts', [
      'who serves does not write epochs',
      'if (rows[0]?.exists === true) await',
      'if (rows.length > 1) await',
    ]),
    ...mutantsOf(
      'shared/kit/src/ledger/log-writer.ts',
      [
        'several: a moved ledger is decided again',
        "else one.settle.resolve(verdict === 'WRITTEN')",
        'else one.settle.resolve(true)',
      ],
      ['several: a replay releases nothing', 'one.settle.reject(new ReplayError())', 'one.settle.resolve(true)'],
      [
        'several: who is busy waits',
        "if (verdict === 'BUSY') alone(one)",
        "if (verdict === 'BUSY') one.settle.resolve(true)",
      ],
    ),
    ...mutantsOf(
      'shared/kit/src/ledger/write-log.ts',
      ['the log says whether it wrote', "return verdict === 'WRITTEN'", 'return verdict !== undefined'],
      ['a replay is told from a fault', "if (verdict === 'REPLAYED') throw new ReplayError()", ''],
    ),
    ...mutantsOf('shared/kit/src/ledger/log-row.ts', [
      'each case has its own decision',
      'decided.push(place)',
      'decided.push(1)',
    ]),
    ...mutantsOf('shared/kit/src/release/log-entry.ts', [
      'a decision is remembered by all that it was made of',
      '${masks} ${present} ${relations.join()}',
      '${masks} ${relations.join()}',
    ]),
    ...mutantsOf(
      'shared/kit/src/ledger/check.ts',
      [
        'a login that may write epochs',
        "(relation.name = 'case_epoch' and has_any_column_privilege(login.name, relation.oid, 'insert'))",
        'false',
      ],
      ['a login that may change columns', "'update, references'", "'references'"],
      ['a login that may plant triggers', "'delete, truncate, trigger'", "'delete, truncate'"],
      ['a login that owns what it writes', "pg_has_role(login.name, owner.oid, 'member')", 'false'],
      ['a login that is more than a login', 'rolsuper or rolreplication or rolcreaterole or rolbypassrls', 'false'],
      ['a login that may make functions', "has_schema_privilege(login.name, place.oid, 'create')", 'false'],
      ['a login that may rewrite the log', '  if (rewrites !== null) {', '  if (migrated === null) {'],
      ['a login that may not write the log', '  if (!writes) throw', '  if (migrated === null) throw'],
      [
        'what a login may is looked at again',
        'goodUntil = clock() + RIGHTS_STAND_MS',
        'goodUntil = Number.POSITIVE_INFINITY',
      ],
      [
        'after a failure all is asked again',
        '      goodUntil = Number.NEGATIVE_INFINITY\n      throw error\n',
        '      throw error\n',
      ],
    ),
    ...mutantsOf(
      'shared/kit/src/ledger/case-facts.ts',
      ['a part is needed', 'part.case_id is not null and unlinked.case_id is null,', 'true,'],
      ['the first withdrawal counts', 'min(withdrawn_at)', 'max(withdrawn_at)'],
      ['a withdrawal is of one directive', 'first.directive_id = directive.id and ', ''],
      ['a closing is of one relation', 'first.relation_id = relation.id and ', ''],
      ['an empty justification is none', "coalesce(btrim(justification) <> '', false)", 'justification is not null'],
      ['a directive is of one case', 'as directives on directives.case_id = asked.case_id', 'as directives on true'],
      ['a relation is of one case', 'as relations on relations.case_id = asked.case_id', 'as relations on true'],
    ),
    ...mutantsOf('shared/kit/src/http/server.ts', [
      'only a caller that was verified',
      "if (!verified) return refuse(reply, 401, 'UNAUTHENTICATED')",
      '',
    ]),
    ...mutantsOf('shared/kit/src/serve.ts', [
      'no verifier, no start',
      "if (typeof verify !== 'function') throw",
      'if (verify === null) throw',
    ]),
  ],
}
