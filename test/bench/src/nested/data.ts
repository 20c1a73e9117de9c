/** Trainers, their courses, and what they wrote about each other's. Made up, few, and heavily linked. */

export interface Trainer {
  readonly id: string
  readonly username: string
  readonly name: string
}

export interface Course {
  readonly code: string
  readonly title: string
  readonly fee: number
  readonly hours: number
  readonly placesLeft: number
}

export interface Evaluation {
  readonly id: string
  readonly text: string
  readonly trainer: string
  readonly course: string
}

export const TRAINERS: readonly Trainer[] = ['Amara', 'Bilal', 'Chiara', 'Dawit', 'Esin', 'Farid'].map(
  (name, index) => ({ id: `${index + 1}`, username: `${name.toLowerCase()}-trains`, name: `${name}, trainer` }),
)

export const COURSES: readonly Course[] = [
  'Security of devices and accounts',
  'Risk assessment for groups in the field',
  'First aid until help arrives',
  'Documentation of violations',
  'Safe travel and border crossings',
  'Rest, stress and burnout',
  'Encrypted communication every day',
  'Security of offices and homes',
  'Working with regional mechanisms',
].map((title, index) => ({
  code: `course-${index + 1}`,
  title,
  fee: 90 + 45 * index,
  hours: 8 + 4 * (index % 4),
  placesLeft: (7 * index) % 12,
}))

const TEXTS = ['Practical from the first hour', 'More time for exercises, please', 'Good', 'I use it every day since']

/** Nearly four by each trainer, and two or three of each course. */
export const EVALUATIONS: readonly Evaluation[] = Array.from({ length: 23 }, (_, index) => ({
  id: `${index + 1}`,
  text: TEXTS[index % TEXTS.length] ?? '',
  trainer: `${(index % TRAINERS.length) + 1}`,
  course: `course-${((index * 4) % COURSES.length) + 1}`,
}))
