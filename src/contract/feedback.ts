import type { EvidenceQuery, TrustLabel } from './events';

/** The body of `POST …/turns/{turnId}/feedback`. */
export interface FeedbackRequest {
  readonly verdict: Verdict;
  /** In the person's own words; asked for where the verdict is bad. */
  readonly reason?: string;
}

/** What somebody thought of an answer. */
export type Verdict = 'good' | 'bad';

/** What was said of one turn, with what its answer rests on: enough to judge it, and to approve its SQL. */
export interface Feedback extends FeedbackRequest {
  /** The turn's, which sorts by time. */
  readonly id: string;
  readonly conversationId: string;
  /** Who said it: the subject of the token. */
  readonly user: string;
  readonly persona: string;
  /** ISO 8601, UTC. */
  readonly saidAt: string;
  /** The day that the answer was of, `2026-11-24`. */
  readonly asOf: string;
  readonly question: string;
  readonly answer: string;
  readonly label: TrustLabel | null;
  readonly evidence: readonly FeedbackEvidence[];
}

/** One piece of evidence of that turn. */
export interface FeedbackEvidence {
  readonly id: string;
  readonly tool: string;
  readonly definition?: string;
  readonly queries: readonly Pick<EvidenceQuery, 'purpose' | 'sql'>[];
}

/** The beginning of the partition keys of feedback in the access table. */
export const FEEDBACK_PARTITION = 'F#';

/** The body of `POST …/feedback/{turnId}/approve`. */
export interface ApprovalRequest {
  /** The id of the verified question. @default - its first words */
  readonly id?: string;
  /** As people ask it. @default - as it was asked */
  readonly question?: string;
  /** Other ways to ask the same. */
  readonly also?: readonly string[];
  /** Where it goes: the platform writes its table, and whoever asked writes the configuration. @default 'table' */
  readonly into?: 'table' | 'configuration';
}

/** What has become of an answer that was approved. */
export interface ApprovedFeedback {
  /** The id of the verified question. */
  readonly id: string;
  readonly sql: string;
  /** What has to be looked at: days in it that stay as they are, a bad judgement. */
  readonly notes: readonly string[];
}
