// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code, as text
import { type Area, mutantsOf } from '../mutant.ts'

/** Existence, filters and sorting: what is plain SQL at the registry. */
export const REGISTRY: Area = {
  name: 'registry',
  tests: ['subgraphs/registry'],
  mutants: [
    ...mutantsOf(
      'subgraphs/registry/src/ways.ts',
      [
        'an officer looks under AUDIT',
        "role === 'DATA_PROTECTION_OFFICER' && purpose === 'AUDIT'",
        "role === 'DATA_PROTECTION_OFFICER'",
      ],
      ['cases are for staff', '    if (!isStaff(role)) return []\n', ''],
      ["break-glass is a person's", 'caller.isPerson && purpose', 'purpose'],
      ['break-glass is for an emergency', "caller.isPerson && purpose === 'EMERGENCY_PROTECTION'", 'caller.isPerson'],
      [
        'only the secretariat coordinates',
        "member === SECRETARIAT && role === 'COORDINATOR'",
        "role === 'COORDINATOR'",
      ],
      ['only a coordinator coordinates', "role === 'COORDINATOR' && ", ''],
      ['coordination is a purpose', " && purpose === 'CASE_COORDINATION'", ''],
      ['a row is for one member', 'standing.recipient = ${member} and ', ''],
      ['a row is of a kind', ' and standing.kind = any(${kinds})', ''],
      [
        'a row is for a purpose',
        'and standing.purposes & ${purpose} <> 0\n    and (standing.person',
        'and (standing.person',
      ],
      [
        'a row is for one person',
        "and (standing.person = ${sub} or (standing.person is null and standing.kind <> 'EMERGENCY'))",
        '',
      ],
      [
        'break-glass names a person',
        "(standing.person is null and standing.kind <> 'EMERGENCY')",
        'standing.person is null',
      ],
      ['a row is open', "\n    and ${openNow('standing')})`", ')`'],
      ['a row has not begun', '(${opens} is null or ${opens} <= now()) and ', ''],
      ['a row is over', ' and (${closes} is null or ${closes} > now()))', ')'],
      [
        'the status needs a relation that opens it',
        ".filter(\n    way => ((table.free[cell(caller.role, caller.purpose, way.relation)] ?? 0) & bit('CASE_STATUS')) !== 0,\n  )",
        '.slice()',
      ],
      [
        'a deny hides the status',
        'return { ever: true, yes: sql`not ${denied}`, no: denied }',
        'return { ever: true, yes: sql`true`, no: sql`false` }',
      ],
      [
        'a deny is for a recipient',
        "and ${saidTo(askerOf(caller))} and ${openNow('consent')}\n    and consent.status_denied <> 0",
        "and ${openNow('consent')}\n    and consent.status_denied <> 0",
      ],
      ['a deny is for a purpose', ' and consent.status_denied & ${purposeBit(caller.purpose)}::integer <> 0)', ')'],
      ['a deny for everyone', 'kinds, [caller.member, EVERYONE]]', 'kinds, [caller.member]]'],
    ),
    ...mutantsOf(
      'subgraphs/registry/src/list.ts',
      [
        'a list holds what exists for the caller',
        'const where = [existsFor(caller), conditions.where]',
        'const where = [conditions.where]',
      ],
      [
        'a filter matches what the caller may see',
        '  if (conditions.onStatus) where.push(statusShown(caller, table).yes)\n',
        '',
      ],
      [
        'an order sorts what the caller may see',
        '  if (onStatus && !listing.conditions.onStatus) where.push(statusShown(listing.caller, listing.table).yes)\n',
        '',
      ],
      ['what is unseen comes last, once', '[matches(listing), shown.no, ...beyond]', '[matches(listing), ...beyond]'],
    ),
    ...mutantsOf(
      'subgraphs/registry/src/case-draft.ts',
      [
        'without a standing there is no case',
        '  if (standings.length === 0) return absentCase(found.id, found.epoch)\n',
        '',
      ],
      ['a holder speaks for itself', 'said.owner === owner && said', 'said'],
      ['a holder permits that it is named', 'said.involvementPermitted && !said', '!said'],
      ['a holder denies that it is named', ' && !said.involvementDenied', ''],
      ['one deny hides the status', 'some(said => said.statusDenied, STATUS) | ', ''],
    ),
    ...mutantsOf(
      'subgraphs/registry/src/mirrored-case.ts',
      ['what is said is said to the caller', ' and ${saidTo(asker)} and ${openNow', ' and ${openNow'],
      ['what is said is for a purpose', ' & ${asker.purpose} <> 0 then', ' <> 0 then'],
      ['who holds a part is a holder', " and standing.kind = 'HOLDER' and ${openNow", ' and ${openNow'],
      [
        'who holds a part holds it now',
        "standing.kind = 'HOLDER' and ${openNow('standing')}",
        "standing.kind = 'HOLDER'",
      ],
      ['what any row of an owner says', '(said.get(owner) ?? 0) | bits', 'bits'],
      ['what is said holds now', " and ${saidTo(asker)} and ${openNow('consent')}", ' and ${saidTo(asker)}'],
    ),
  ],
}
