/** Which token opens the API. */
export enum AcceptedToken {
  /** The ID token: who somebody is, with groups and scope, for hosted login and password sign-in alike. */
  ID = 'id',
  /**
   * An access token with the scope `agents/ask`. It shows rows only where a trigger of the pool, or the provider, writes `custom:scope`
   * into it.
   */
  ACCESS = 'access',
}
