/** What a case worker may have written. Nothing in it names a person, a place or an organisation. */
export const INCIDENTS = [
  'Followed by an unmarked car on the way home, for the second time this month.',
  'Two men waited at the door of the office and asked for the address of the family.',
  'Anonymous calls at night; the caller knew the route of the children to school.',
  'Summoned for questioning without a lawyer, released after nine hours.',
  'Le bureau a été fouillé pendant la nuit; les ordinateurs ont disparu.',
  'Mensajes con amenazas de muerte después de la publicación del informe.',
  'Detained at the border while leaving for a conference; passport kept.',
  'A forged article accuses the group of working for a foreign power.',
  'Messages were read on the device before they were opened; spyware is suspected.',
  'Stones thrown at the house during the village meeting; one window broken.',
  'Неизвестные повредили машину и оставили записку с угрозами.',
  'تلقى رسائل تهديد بعد جلسة المحكمة.',
  'The landlord was pressed to end the lease of the office within a week.',
  'Beaten by guards of a plantation while documenting the clearing of land.',
] as const

export const PERPETRATORS = [
  'unknown persons in an unmarked vehicle',
  'guards of a private security company',
  'members of a local militia',
  'officers of a special police unit',
  'an employee of a mining company',
  'supporters of a local politician',
  'anonymous accounts on a social network',
  'relatives of the accused in a trial',
] as const

export const COURTS = ['District Court', 'Court of Appeal', 'Administrative Court', 'Regional Tribunal'] as const

export const LETTERS = [
  'We ask for an observer at the next hearing and for a statement on fair trial.',
  'Please raise the travel ban at the coming human rights dialogue.',
  'The family has had no contact since the arrest; we ask for a consular visit.',
  'Nous demandons une réaction publique avant l’audience.',
  'Background note for the committee: chronology, legal basis, what would help.',
] as const

export const APPEALS = [
  'Call for the release of a land defender',
  'Open letter on the raid of a legal aid centre',
  'Statement on the trial of a journalist',
  'Appel pour la protection d’une communauté autochtone',
  'Joint letter on a law against associations',
  'Llamado por la libertad de una sindicalista',
] as const
