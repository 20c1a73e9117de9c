// Written by `pnpm schema` from the members’ SDL; changes here are lost.

import type { ExplainedField, RoomShape } from '../case/shape.ts'

export const ROOMS: readonly (RoomShape & { readonly explained: readonly ExplainedField[] })[] = [
  {
    "member": "emergency",
    "type": "EmergencyFile",
    "fields": [
      {
        "name": "legalName",
        "type": "String",
        "list": false,
        "categories": [
          "IDENTITY"
        ],
        "is": "scalar"
      },
      {
        "name": "knownAs",
        "type": "String",
        "list": false,
        "categories": [
          "IDENTITY"
        ],
        "is": "scalar"
      },
      {
        "name": "dateOfBirth",
        "type": "Date",
        "list": false,
        "categories": [
          "IDENTITY"
        ],
        "is": "scalar"
      },
      {
        "name": "identityDocuments",
        "type": "IdentityDocument",
        "list": true,
        "categories": [
          "IDENTITY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "IdentityDocumentKind",
            "list": false,
            "categories": [
              "IDENTITY"
            ],
            "is": "enum"
          },
          {
            "name": "number",
            "type": "String",
            "list": false,
            "categories": [
              "IDENTITY"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "nationality",
        "type": "CountryCode",
        "list": false,
        "categories": [
          "ORIGIN"
        ],
        "is": "scalar"
      },
      {
        "name": "countryOfOrigin",
        "type": "CountryCode",
        "list": false,
        "categories": [
          "ORIGIN"
        ],
        "is": "scalar"
      },
      {
        "name": "contactChannels",
        "type": "ContactChannel",
        "list": true,
        "categories": [
          "CONTACT"
        ],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "ContactChannelKind",
            "list": false,
            "categories": [
              "CONTACT"
            ],
            "is": "enum"
          },
          {
            "name": "value",
            "type": "String",
            "list": false,
            "categories": [
              "CONTACT"
            ],
            "is": "scalar"
          },
          {
            "name": "safeHours",
            "type": "String",
            "list": false,
            "categories": [
              "CONTACT"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "safeContactRule",
        "type": "SafeContactRule",
        "list": false,
        "categories": [
          "CONTACT"
        ],
        "is": "enum"
      },
      {
        "name": "currentLocation",
        "type": "CurrentLocation",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "country",
            "type": "CountryCode",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "region",
            "type": "RegionCode",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "place",
            "type": "String",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "profile",
        "type": "EmergencyProfile",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "gender",
            "type": "Gender",
            "list": false,
            "categories": [
              "PROFILE"
            ],
            "is": "enum"
          },
          {
            "name": "defenderProfiles",
            "type": "DefenderProfile",
            "list": true,
            "categories": [
              "PROFILE"
            ],
            "is": "enum"
          }
        ]
      },
      {
        "name": "riskLevel",
        "type": "RiskLevel",
        "list": false,
        "categories": [
          "THREAT"
        ],
        "is": "enum"
      },
      {
        "name": "threats",
        "type": "Threat",
        "list": true,
        "categories": [
          "THREAT"
        ],
        "is": "object",
        "fields": [
          {
            "name": "act",
            "type": "ThreatAct",
            "list": false,
            "categories": [
              "THREAT"
            ],
            "is": "enum"
          },
          {
            "name": "occurredOn",
            "type": "Date",
            "list": false,
            "categories": [
              "THREAT"
            ],
            "is": "scalar"
          },
          {
            "name": "description",
            "type": "String",
            "list": false,
            "categories": [
              "THREAT",
              "NOTES"
            ],
            "is": "scalar"
          },
          {
            "name": "allegedPerpetrator",
            "type": "String",
            "list": false,
            "categories": [
              "THREAT",
              "THIRD_PARTY"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "needs",
        "type": "HealthNeeds",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "medical",
            "type": "MedicalNeed",
            "list": true,
            "categories": [
              "HEALTH"
            ],
            "is": "enum"
          },
          {
            "name": "psychosocial",
            "type": "PsychosocialNeed",
            "list": true,
            "categories": [
              "HEALTH"
            ],
            "is": "enum"
          }
        ]
      },
      {
        "name": "legalProceedings",
        "type": "LegalProceeding",
        "list": true,
        "categories": [
          "LEGAL"
        ],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "LegalProceedingKind",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "enum"
          },
          {
            "name": "court",
            "type": "String",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "scalar"
          },
          {
            "name": "nextHearingOn",
            "type": "Date",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "grants",
        "type": "EmergencyGrant",
        "list": true,
        "categories": [
          "FUNDING"
        ],
        "is": "object",
        "fields": [
          {
            "name": "id",
            "type": "ID",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "amount",
            "type": "Decimal",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "currency",
            "type": "CurrencyCode",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "purpose",
            "type": "GrantPurpose",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "enum"
          },
          {
            "name": "approvedOn",
            "type": "Date",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "status",
            "type": "GrantStatus",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "enum"
          },
          {
            "name": "payee",
            "type": "GrantPayee",
            "list": false,
            "categories": [
              "FUNDING",
              "BANKING"
            ],
            "is": "object",
            "fields": [
              {
                "name": "accountHolder",
                "type": "String",
                "list": false,
                "categories": [
                  "FUNDING",
                  "BANKING"
                ],
                "is": "scalar"
              },
              {
                "name": "iban",
                "type": "String",
                "list": false,
                "categories": [
                  "FUNDING",
                  "BANKING"
                ],
                "is": "scalar"
              }
            ]
          }
        ]
      }
    ],
    "explained": [
      {
        "alias": "IDENTITY",
        "field": "legalName",
        "categories": [
          "IDENTITY"
        ]
      },
      {
        "alias": "ORIGIN",
        "field": "nationality",
        "categories": [
          "ORIGIN"
        ]
      },
      {
        "alias": "CONTACT",
        "field": "contactChannels",
        "categories": [
          "CONTACT"
        ]
      },
      {
        "alias": "LOCATION",
        "field": "currentLocation.country",
        "categories": [
          "LOCATION"
        ]
      },
      {
        "alias": "PROFILE",
        "field": "profile.gender",
        "categories": [
          "PROFILE"
        ]
      },
      {
        "alias": "THREAT",
        "field": "riskLevel",
        "categories": [
          "THREAT"
        ]
      },
      {
        "alias": "THREAT_NOTES",
        "field": "threats.description",
        "categories": [
          "THREAT",
          "NOTES"
        ]
      },
      {
        "alias": "THREAT_THIRD_PARTY",
        "field": "threats.allegedPerpetrator",
        "categories": [
          "THREAT",
          "THIRD_PARTY"
        ]
      },
      {
        "alias": "HEALTH",
        "field": "needs.medical",
        "categories": [
          "HEALTH"
        ]
      },
      {
        "alias": "LEGAL",
        "field": "legalProceedings",
        "categories": [
          "LEGAL"
        ]
      },
      {
        "alias": "FUNDING",
        "field": "grants",
        "categories": [
          "FUNDING"
        ]
      },
      {
        "alias": "FUNDING_BANKING",
        "field": "grants.payee.accountHolder",
        "categories": [
          "FUNDING",
          "BANKING"
        ]
      }
    ]
  },
  {
    "member": "sustaining",
    "type": "SustainingFile",
    "fields": [
      {
        "name": "organisation",
        "type": "BeneficiaryOrganisation",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "name",
            "type": "String",
            "list": false,
            "categories": [
              "IDENTITY"
            ],
            "is": "scalar"
          },
          {
            "name": "registrationNumber",
            "type": "String",
            "list": false,
            "categories": [
              "IDENTITY"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "country",
        "type": "CountryCode",
        "list": false,
        "categories": [
          "ORIGIN"
        ],
        "is": "scalar"
      },
      {
        "name": "closureRisk",
        "type": "RiskLevel",
        "list": false,
        "categories": [
          "THREAT"
        ],
        "is": "enum"
      },
      {
        "name": "coreGrants",
        "type": "CoreGrant",
        "list": true,
        "categories": [
          "FUNDING"
        ],
        "is": "object",
        "fields": [
          {
            "name": "amount",
            "type": "Decimal",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "currency",
            "type": "CurrencyCode",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "periodStart",
            "type": "Date",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "periodEnd",
            "type": "Date",
            "list": false,
            "categories": [
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "instalments",
            "type": "Instalment",
            "list": true,
            "categories": [
              "FUNDING"
            ],
            "is": "object",
            "fields": [
              {
                "name": "dueOn",
                "type": "Date",
                "list": false,
                "categories": [
                  "FUNDING"
                ],
                "is": "scalar"
              },
              {
                "name": "amount",
                "type": "Decimal",
                "list": false,
                "categories": [
                  "FUNDING"
                ],
                "is": "scalar"
              },
              {
                "name": "paidOn",
                "type": "Date",
                "list": false,
                "categories": [
                  "FUNDING"
                ],
                "is": "scalar"
              }
            ]
          }
        ]
      },
      {
        "name": "bankDetails",
        "type": "BankDetails",
        "list": false,
        "categories": [
          "BANKING"
        ],
        "is": "object",
        "fields": [
          {
            "name": "accountHolder",
            "type": "String",
            "list": false,
            "categories": [
              "BANKING"
            ],
            "is": "scalar"
          },
          {
            "name": "iban",
            "type": "String",
            "list": false,
            "categories": [
              "BANKING"
            ],
            "is": "scalar"
          }
        ]
      }
    ],
    "explained": [
      {
        "alias": "IDENTITY",
        "field": "organisation.name",
        "categories": [
          "IDENTITY"
        ]
      },
      {
        "alias": "ORIGIN",
        "field": "country",
        "categories": [
          "ORIGIN"
        ]
      },
      {
        "alias": "THREAT",
        "field": "closureRisk",
        "categories": [
          "THREAT"
        ]
      },
      {
        "alias": "FUNDING",
        "field": "coreGrants",
        "categories": [
          "FUNDING"
        ]
      },
      {
        "alias": "BANKING",
        "field": "bankDetails.accountHolder",
        "categories": [
          "BANKING"
        ]
      }
    ]
  },
  {
    "member": "relocation",
    "type": "RelocationFile",
    "fields": [
      {
        "name": "placements",
        "type": "Placement",
        "list": true,
        "categories": [
          "LOCATION"
        ],
        "is": "object",
        "fields": [
          {
            "name": "host",
            "type": "PlacementHost",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "object",
            "fields": [
              {
                "name": "name",
                "type": "String",
                "list": false,
                "categories": [
                  "LOCATION"
                ],
                "is": "scalar"
              }
            ]
          },
          {
            "name": "city",
            "type": "String",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "country",
            "type": "CountryCode",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "startsOn",
            "type": "Date",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "endsOn",
            "type": "Date",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "scalar"
          },
          {
            "name": "status",
            "type": "PlacementStatus",
            "list": false,
            "categories": [
              "LOCATION"
            ],
            "is": "enum"
          }
        ]
      },
      {
        "name": "accompanying",
        "type": "AccompanyingPerson",
        "list": true,
        "categories": [
          "FAMILY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "relation",
            "type": "FamilyRelation",
            "list": false,
            "categories": [
              "FAMILY"
            ],
            "is": "enum"
          },
          {
            "name": "ageBand",
            "type": "AgeBand",
            "list": false,
            "categories": [
              "FAMILY"
            ],
            "is": "enum"
          },
          {
            "name": "needs",
            "type": "AccompanyingNeed",
            "list": true,
            "categories": [
              "FAMILY"
            ],
            "is": "enum"
          }
        ]
      },
      {
        "name": "visas",
        "type": "Visa",
        "list": true,
        "categories": [
          "LEGAL"
        ],
        "is": "object",
        "fields": [
          {
            "name": "type",
            "type": "VisaType",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "enum"
          },
          {
            "name": "status",
            "type": "VisaStatus",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "enum"
          },
          {
            "name": "expiresOn",
            "type": "Date",
            "list": false,
            "categories": [
              "LEGAL"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "stipend",
        "type": "Stipend",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "amount",
            "type": "Decimal",
            "list": false,
            "categories": [
              "LOCATION",
              "FUNDING"
            ],
            "is": "scalar"
          },
          {
            "name": "currency",
            "type": "CurrencyCode",
            "list": false,
            "categories": [
              "LOCATION",
              "FUNDING"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "medicalArrangements",
        "type": "MedicalArrangement",
        "list": true,
        "categories": [
          "HEALTH"
        ],
        "is": "enum"
      }
    ],
    "explained": [
      {
        "alias": "LOCATION",
        "field": "placements",
        "categories": [
          "LOCATION"
        ]
      },
      {
        "alias": "FAMILY",
        "field": "accompanying",
        "categories": [
          "FAMILY"
        ]
      },
      {
        "alias": "LEGAL",
        "field": "visas",
        "categories": [
          "LEGAL"
        ]
      },
      {
        "alias": "LOCATION_FUNDING",
        "field": "stipend.amount",
        "categories": [
          "LOCATION",
          "FUNDING"
        ]
      },
      {
        "alias": "HEALTH",
        "field": "medicalArrangements",
        "categories": [
          "HEALTH"
        ]
      }
    ]
  },
  {
    "member": "training",
    "type": "TrainingFile",
    "fields": [
      {
        "name": "sessions",
        "type": "TrainingSession",
        "list": true,
        "categories": [
          "TRAINING"
        ],
        "is": "object",
        "fields": [
          {
            "name": "topic",
            "type": "TrainingTopic",
            "list": false,
            "categories": [
              "TRAINING"
            ],
            "is": "enum"
          },
          {
            "name": "heldOn",
            "type": "Date",
            "list": false,
            "categories": [
              "TRAINING"
            ],
            "is": "scalar"
          },
          {
            "name": "hours",
            "type": "Int",
            "list": false,
            "categories": [
              "TRAINING"
            ],
            "is": "scalar"
          },
          {
            "name": "completed",
            "type": "Boolean",
            "list": false,
            "categories": [
              "TRAINING"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "toolsProvided",
        "type": "SecurityTool",
        "list": true,
        "categories": [
          "TRAINING"
        ],
        "is": "enum"
      },
      {
        "name": "assessments",
        "type": "SecurityAssessment",
        "list": true,
        "categories": [
          "DIGITAL_SECURITY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "AssessmentKind",
            "list": false,
            "categories": [
              "DIGITAL_SECURITY"
            ],
            "is": "enum"
          },
          {
            "name": "finding",
            "type": "AssessmentFinding",
            "list": false,
            "categories": [
              "DIGITAL_SECURITY"
            ],
            "is": "enum"
          },
          {
            "name": "severity",
            "type": "RiskLevel",
            "list": false,
            "categories": [
              "DIGITAL_SECURITY"
            ],
            "is": "enum"
          }
        ]
      }
    ],
    "explained": [
      {
        "alias": "TRAINING",
        "field": "sessions",
        "categories": [
          "TRAINING"
        ]
      },
      {
        "alias": "DIGITAL_SECURITY",
        "field": "assessments",
        "categories": [
          "DIGITAL_SECURITY"
        ]
      }
    ]
  },
  {
    "member": "advocacy",
    "type": "AdvocacyFile",
    "fields": [
      {
        "name": "actions",
        "type": "AdvocacyAction",
        "list": true,
        "categories": [
          "ADVOCACY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "AdvocacyActionKind",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "enum"
          },
          {
            "name": "addressee",
            "type": "AdvocacyAddressee",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "enum"
          },
          {
            "name": "sentOn",
            "type": "Date",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "scalar"
          },
          {
            "name": "status",
            "type": "AdvocacyActionStatus",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "enum"
          },
          {
            "name": "text",
            "type": "String",
            "list": false,
            "categories": [
              "ADVOCACY",
              "NOTES"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "publicationPermission",
        "type": "PublicationPermission",
        "list": false,
        "categories": [
          "ADVOCACY"
        ],
        "is": "enum"
      },
      {
        "name": "appeals",
        "type": "CaseAppeal",
        "list": true,
        "categories": [
          "ADVOCACY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "title",
            "type": "String",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "scalar"
          },
          {
            "name": "publishedOn",
            "type": "Date",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "scalar"
          },
          {
            "name": "url",
            "type": "String",
            "list": false,
            "categories": [
              "ADVOCACY"
            ],
            "is": "scalar"
          }
        ]
      }
    ],
    "explained": [
      {
        "alias": "ADVOCACY",
        "field": "actions",
        "categories": [
          "ADVOCACY"
        ]
      },
      {
        "alias": "ADVOCACY_NOTES",
        "field": "actions.text",
        "categories": [
          "ADVOCACY",
          "NOTES"
        ]
      }
    ]
  },
  {
    "member": "outreach",
    "type": "OutreachFile",
    "fields": [
      {
        "name": "firstContact",
        "type": "FirstContact",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "date",
            "type": "Date",
            "list": false,
            "categories": [
              "CONTACT"
            ],
            "is": "scalar"
          },
          {
            "name": "channel",
            "type": "FirstContactChannel",
            "list": false,
            "categories": [
              "CONTACT"
            ],
            "is": "enum"
          }
        ]
      },
      {
        "name": "source",
        "type": "OutreachSource",
        "list": false,
        "categories": [],
        "is": "object",
        "fields": [
          {
            "name": "kind",
            "type": "SourceKind",
            "list": false,
            "categories": [
              "SOURCE"
            ],
            "is": "enum"
          },
          {
            "name": "name",
            "type": "String",
            "list": false,
            "categories": [
              "SOURCE"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "isolationFactors",
        "type": "IsolationFactor",
        "list": true,
        "categories": [
          "PROFILE"
        ],
        "is": "enum"
      },
      {
        "name": "missions",
        "type": "OutreachMission",
        "list": true,
        "categories": [
          "ORIGIN"
        ],
        "is": "object",
        "fields": [
          {
            "name": "country",
            "type": "CountryCode",
            "list": false,
            "categories": [
              "ORIGIN"
            ],
            "is": "scalar"
          },
          {
            "name": "startsOn",
            "type": "Date",
            "list": false,
            "categories": [
              "ORIGIN"
            ],
            "is": "scalar"
          }
        ]
      },
      {
        "name": "localPartners",
        "type": "LocalPartner",
        "list": true,
        "categories": [
          "INVOLVEMENT",
          "THIRD_PARTY"
        ],
        "is": "object",
        "fields": [
          {
            "name": "name",
            "type": "String",
            "list": false,
            "categories": [
              "INVOLVEMENT",
              "THIRD_PARTY"
            ],
            "is": "scalar"
          }
        ]
      }
    ],
    "explained": [
      {
        "alias": "CONTACT",
        "field": "firstContact.date",
        "categories": [
          "CONTACT"
        ]
      },
      {
        "alias": "SOURCE",
        "field": "source.kind",
        "categories": [
          "SOURCE"
        ]
      },
      {
        "alias": "PROFILE",
        "field": "isolationFactors",
        "categories": [
          "PROFILE"
        ]
      },
      {
        "alias": "ORIGIN",
        "field": "missions",
        "categories": [
          "ORIGIN"
        ]
      },
      {
        "alias": "INVOLVEMENT_THIRD_PARTY",
        "field": "localPartners",
        "categories": [
          "INVOLVEMENT",
          "THIRD_PARTY"
        ]
      }
    ]
  }
]
