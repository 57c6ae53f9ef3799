/** A question whose SQL somebody has approved: whoever asks it gets that SQL, within their own rows. */
export interface OwnQuestion {
  /** As people ask it. */
  readonly question: string;
  /** One SELECT in Trino's dialect over views, that the guard lets through; `current_date` is the as-of date. */
  readonly sql: string;
  /**
   * Other ways to ask the same.
   *
   * @default - none but the question
   */
  readonly also?: string[];
  /**
   * Who approved it.
   *
   * @default - nobody is named
   */
  readonly by?: string;
  /**
   * The day of that: `2026-11-24`.
   *
   * @default - no day is named
   * @pattern ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$
   * @expected a date such as 2026-11-24
   */
  readonly since?: string;
}
