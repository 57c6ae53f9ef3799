/** How a new version of a function takes over from the one before. */
export enum FunctionDeployment {
  /** All requests go to the new version at once. */
  ALL_AT_ONCE = 'all_at_once',
  /** A tenth of the requests goes to the new version for five minutes, then all. */
  CANARY = 'canary',
  /** A tenth more of the requests goes to the new version each minute. */
  LINEAR = 'linear',
}
