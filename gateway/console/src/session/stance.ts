/** In which role somebody acts, and what for: both go with every request. */
export interface Stance {
  readonly role: string
  readonly purpose: string
}
