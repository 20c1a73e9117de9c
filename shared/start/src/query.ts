/** The unified case view, a line per room. */
const UNIFIED_CASE = [
  'query UnifiedCase($id: ID!) { case(id: $id) { id reference subjectKind status',
  'emergency { legalName riskLevel threats { act occurredOn } grants { amount currency status } }',
  'sustaining { coreGrants { amount currency } }',
  'relocation { placements { city country startsOn endsOn status } }',
  'training { sessions { topic heldOn hours } }',
  'advocacy { actions { kind addressee sentOn } }',
  'outreach { isolationFactors missions { country startsOn } } } }',
]

/**
 * Two commands for bash: a token for a partner system, then its query. They work pasted as they stand, so no line may
 * be indented: what starts with a quote continues the line before.
 */
export function queryToPaste(tokenUrl: string, graphqlUrl: string, caseId: string): string {
  const body = UNIFIED_CASE.map((line, index) => `'${index === 0 ? '{"query":"' : ' '}${line}`).join(`'\\\n`)
  return `token=$(curl -fsS -u training-system:demo-only -d grant_type=client_credentials ${tokenUrl} \\
| sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')
curl -sS ${graphqlUrl} -H "authorization: Bearer $token" -H 'purpose-of-use: EMERGENCY_PROTECTION' \\
-H 'on-behalf-of: end-user-1' -H 'content-type: application/json' -d \\
${body}","variables":{"id":"${caseId}"}}'`
}
