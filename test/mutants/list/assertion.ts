import { type Area, mutantsOf } from '../mutant.ts'

/** The two signatures that an owner answers to, and who may choose what. */
export const ASSERTION: Area = {
  name: 'assertion',
  tests: ['shared/assertion'],
  mutants: [
    ...mutantsOf(
      'shared/assertion/src/owner-verifier.ts',
      [
        'the assertion belongs to the members-token',
        "    if (claims.tok !== digest(membersToken)) throw refuse('MEMBERS_TOKEN_MISMATCH')\n",
        '',
      ],
      ['the assertion belongs to the body', "    if (claims.bod !== digest(body)) throw refuse('BODY_MISMATCH')\n", ''],
    ),
    ...mutantsOf(
      'shared/assertion/src/actor.ts',
      ['the role is in the token', "  if (!principal.roles.includes(role)) throw refuse('ROLE_NOT_IN_TOKEN')\n", ''],
      [
        'the role fits the member',
        "  if (!roleFitsMember(role, principal.member)) throw refuse('ROLE_DOES_NOT_FIT')\n",
        '',
      ],
      [
        'the purpose is in the token',
        "  if (!principal.purposes.includes(purpose)) throw refuse('PURPOSE_NOT_IN_TOKEN')\n",
        '',
      ],
      [
        'an end user has a short id',
        "  if (obo !== undefined && !ON_BEHALF_OF.test(obo)) throw refuse('ON_BEHALF_OF_INVALID')\n",
        '',
      ],
      [
        'a machine names its end user',
        "  if (role === 'PARTNER_SYSTEM' && obo === undefined) throw refuse('ON_BEHALF_OF_REQUIRED')\n",
        '',
      ],
      ['a machine is no person', "isPerson: role !== 'PARTNER_SYSTEM'", 'isPerson: true'],
    ),
    ...mutantsOf(
      'shared/assertion/src/owner-verifier.ts',
      ['one algorithm', "algorithms: ['EdDSA']", "algorithms: ['EdDSA', 'ES256', 'RS256']"],
      [
        'one type',
        "types: [ASSERTING[options.by ?? 'gateway'].type]",
        "types: [ASSERTING[options.by ?? 'gateway'].type, 'jwt']",
      ],
      ['half a minute', '    maxSeconds: ASSERTION_SECONDS,\n', ''],
    ),
    ...mutantsOf('shared/assertion/src/assertion-claims.ts', ['no other claims', 'z.strictObject({', 'z.object({']),
    ...mutantsOf(
      'shared/assertion/src/eddsa.ts',
      ['the signature', '    throw new errors.JWSSignatureVerificationFailed()\n', ''],
      ['the issuer', "  if (iss !== issuer) throw failed('iss', 'check_failed')\n", ''],
      [
        'the audience',
        "  if (aud !== audience && !(Array.isArray(aud) && aud.includes(audience))) throw failed('aud', 'check_failed')\n",
        '',
      ],
      ['it ends', '  if (exp <= now - CLOCK_LEEWAY_SECONDS) throw', '  if (exp < 0) throw'],
      ['it begins', 'nbf > now + CLOCK_LEEWAY_SECONDS', 'nbf < 0'],
      ['what must be there', 'if (!Object.hasOwn(claims, claim)) throw', 'if (claims === null) throw'],
      ['a key of the kind', "if (made.asymmetricKeyType !== 'ed25519') throw", 'if (made === null) throw'],
    ),
    ...mutantsOf(
      'shared/assertion/src/verify.ts',
      ['the issuer', '    issuer: expected.issuer,\n', ''],
      ['the audience', '    audience: expected.audience,\n', ''],
      [
        'one audience',
        "  if (Array.isArray(payload.aud) && payload.aud.length !== 1) throw refuse('AUDIENCE_MISMATCH')\n",
        '',
      ],
      ['it ends after it begins', ' || exp <= iat', ''],
      ['issued in the future', "  if (iat > now / 1000 + CLOCK_LEEWAY_SECONDS) throw refuse('NOT_YET_VALID')\n", ''],
      [
        'how long it may live',
        "  if (expected.maxSeconds !== undefined && exp - iat > expected.maxSeconds) throw refuse('LIFETIME_TOO_LONG')\n",
        '',
      ],
      ['the type', '!expected.types.includes(header.typ.toLowerCase())', 'false'],
      [
        'a key is named',
        "  if (typeof header.kid !== 'string' || header.kid === '') throw refuse('KEY_UNKNOWN')\n",
        '',
      ],
      [
        'critical headers',
        "  if (header.crit !== undefined || header.b64 !== undefined) throw refuse('CRITICAL_HEADER')\n",
        '',
      ],
      ['how long it may be', "  if (token.length > MAX_LENGTH) throw refuse('MALFORMED')\n", ''],
    ),
    ...mutantsOf(
      'shared/assertion/src/token-verifier.ts',
      ['five minutes', '    maxSeconds: MEMBERS_TOKEN_SECONDS,\n', ''],
      ['what is remembered expires', 'known !== undefined && known.until > now', 'known !== undefined'],
      [
        'what is remembered no longer than keys',
        'Math.min((principal.expiresAt + CLOCK_LEEWAY_SECONDS) * 1000, now + rememberMs)',
        '(principal.expiresAt + CLOCK_LEEWAY_SECONDS) * 1000',
      ],
    ),
    ...mutantsOf(
      'shared/assertion/src/principal.ts',
      [
        'a member is known',
        'if (!isMemberCode(member) && member !== SECRETARIAT && member !== EU) {',
        'if (member === null) {',
      ],
      ['unknown roles give nothing', 'roles.filter(isRole)', 'roles as Role[]'],
      ['unknown purposes give nothing', 'purposes.filter(isPurpose)', 'purposes as Purpose[]'],
    ),
  ],
}
