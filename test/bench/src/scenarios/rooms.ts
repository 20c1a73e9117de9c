/** All rooms, with every value in them that the agreement can open to the one caller for its purpose. */
export const ALL_ROOMS = `fragment Rooms on Case {
  id reference subjectKind status openedOn
  emergency {
    legalName knownAs dateOfBirth identityDocuments { kind number } nationality countryOfOrigin
    profile { gender defenderProfiles } riskLevel threats { act occurredOn allegedPerpetrator }
    legalProceedings { kind court nextHearingOn }
  }
  sustaining { organisation { name registrationNumber } country closureRisk }
  relocation { visas { type status expiresOn } }
  training { sessions { topic heldOn hours completed } toolsProvided assessments { kind finding severity } }
  advocacy {
    actions { kind addressee sentOn status } publicationPermission appeals { title publishedOn url }
  }
  outreach { isolationFactors missions { country startsOn } }
}`
