/** How far a question may travel to be answered. */
export enum ModelResidency {
  /** Answered in the Region of the platform. */
  REGION = 'region',
  /** Answered in a Region of the same geography: a geographic inference profile. */
  GEOGRAPHY = 'geography',
  /** Answered in any commercial Region: the global inference profile. */
  GLOBAL = 'global',
}
