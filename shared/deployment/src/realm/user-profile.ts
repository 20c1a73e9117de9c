/** Administrators alone: whoever could change these could make themselves another member's, or for other purposes. */
const BY_ADMINISTRATORS = { view: ['admin'], edit: ['admin'] }
const BY_BOTH = { view: ['admin', 'user'], edit: ['admin', 'user'] }

/**
 * What Keycloak keeps of people. What is not declared it drops without a word, whoever enters it.
 *
 * @param members codes of all who may be entered
 */
export function userProfile(members: readonly string[], purposes: readonly string[]) {
  return {
    attributes: [
      {
        name: 'username',
        validations: { length: { min: 3, max: 255 }, 'username-prohibited-characters': {} },
        permissions: BY_BOTH,
      },
      {
        name: 'email',
        validations: { email: {}, length: { max: 255 } },
        permissions: BY_BOTH,
      },
      {
        name: 'member',
        displayName: 'Member',
        validations: { options: { options: members } },
        annotations: { inputType: 'select' },
        permissions: BY_ADMINISTRATORS,
        multivalued: false,
      },
      {
        name: 'purposes',
        displayName: 'Purposes',
        validations: { options: { options: purposes } },
        annotations: { inputType: 'multiselect' },
        permissions: BY_ADMINISTRATORS,
        multivalued: true,
      },
    ],
  }
}
