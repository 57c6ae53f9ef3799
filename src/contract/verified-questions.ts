/** A question whose SQL somebody with the grant `curate` has approved: whoever asks it gets that SQL, within their own rows. */
export interface VerifiedQuestion {
  /** `late_lines_by_customer` */
  readonly id: string;
  /** As people ask it. */
  readonly question: string;
  /** Other ways to ask the same. */
  readonly alsoAskedAs?: readonly string[];
  /** One SELECT in Trino's dialect over canonical views; `current_date` is the as-of date. */
  readonly sql: string;
  /** Who approved it, and on which day. */
  readonly approvedBy?: string;
  readonly approvedOn?: string;
}

/** A verified question as a configuration writes it, beside its id. */
export interface ConfiguredQuestion {
  readonly question: string;
  readonly sql: string;
  readonly also?: readonly string[];
  readonly by?: string;
  readonly since?: string;
}

/** The partition key of verified questions in the access table; the sort key is their id. */
export const VERIFIED_QUESTION_PARTITION = 'Q#';
