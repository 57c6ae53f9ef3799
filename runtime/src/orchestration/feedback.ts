import type { Answer, Feedback, FeedbackRequest } from '../../../src/contract';
import type { VerifiedUser } from '../access';
import { PlatformError } from '../errors';

/** This platform has no table to keep feedback in. */
export class FeedbackNotKeptError extends PlatformError {
  readonly code = 'FEEDBACK_NOT_KEPT';
  override readonly status = 501;
  override readonly remedy = 'Give the function that answers the access table of the platform.';

  constructor() {
    super('What people say of answers is not kept here.');
  }
}

/** Somebody who may not approve questions, and so not read what others said. */
export class NotCuratorError extends PlatformError {
  readonly code = 'NOT_CURATOR';
  override readonly status = 403;
  override readonly remedy = 'Ask whoever grants access to name your persona in permissions.curate.';

  constructor() {
    super('You may not read what people said of answers.');
  }
}

/** Somebody approves the answer of a turn of which nobody has said anything. */
export class NothingSaidError extends PlatformError {
  readonly code = 'NOTHING_SAID';
  override readonly status = 404;
  override readonly remedy = 'List what people said of answers: GET /v1/feedback shows the ids.';

  constructor() {
    super('Nobody has said anything of this turn.');
  }
}

/** This platform takes its verified questions from its configuration alone. */
export class ApprovalNotKeptError extends PlatformError {
  readonly code = 'APPROVAL_NOT_KEPT';
  override readonly status = 501;
  override readonly remedy = 'Write it into the configuration: scap verify-question.';

  constructor() {
    super('Approved questions are not kept here.');
  }
}

/** Characters of an answer that are kept with what was said of it. */
const MOST_CHARACTERS = 4_000;

/**
 * What is kept of one judgement: the question, the SQL behind the answer and where its figures come from, but no rows. Of the person it is the
 * subject of the token, and no name.
 */
export function feedbackOn(answer: Answer, { verdict, reason }: FeedbackRequest, user: VerifiedUser, saidAt: string): Feedback {
  return {
    id: answer.turnId, conversationId: answer.conversationId, user: user.subject, persona: answer.persona, saidAt, verdict,
    ...(reason === undefined ? {} : { reason }),
    asOf: answer.asOf, question: answer.question, answer: answer.answer.slice(0, MOST_CHARACTERS), label: answer.label,
    evidence: answer.toolCalls.flatMap(call => call.evidence).map(({ id, tool, definition, queries }) => ({
      id, tool, ...(definition ? { definition: definition.id } : {}), queries: queries.map(({ purpose, sql }) => ({ purpose, sql })),
    })),
  };
}
