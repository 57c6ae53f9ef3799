import * as z from 'zod/mini';
import type { ApprovalRequest, FeedbackRequest } from '../../../src/contract';
import type { HttpRequest } from './http';
import { jsonBody } from './json-body';
import { BadRequestError } from './request-errors';

/** Characters that a reason may have. */
const MOST_CHARACTERS = 2_000;
const REMEDY = 'Send {"verdict": "good"} or {"verdict": "bad", "reason": "…"}.';

const body = z.object({ verdict: z.enum(['good', 'bad']), reason: z.optional(z.string().check(z.maxLength(MOST_CHARACTERS))) });

/** What is said of an answer, checked. */
export function parseFeedback(request: HttpRequest): FeedbackRequest {
  const parsed = body.safeParse(jsonBody(request, REMEDY));
  if (!parsed.success) throw new BadRequestError('The body says neither good nor bad, or its reason is no text of at most 2,000 characters.', REMEDY);
  const reason = parsed.data.reason?.trim();
  return { verdict: parsed.data.verdict, ...(reason ? { reason } : {}) };
}

const APPROVAL = 'Send {} or {"id": "late_lines", "question": "…", "also": ["…"]}.';
const sentence = z.string().check(z.minLength(1), z.maxLength(MOST_CHARACTERS));
const approval = z.object({
  id: z.optional(z.string()), question: z.optional(sentence), also: z.optional(z.array(sentence).check(z.maxLength(20))),
  into: z.optional(z.enum(['table', 'configuration'])),
});

/** What is approved under which words, checked. */
export function parseApproval(request: HttpRequest): ApprovalRequest {
  const parsed = approval.safeParse(jsonBody(request, APPROVAL));
  if (!parsed.success) throw new BadRequestError('The body holds no id, question and other ways to ask it.', APPROVAL);
  return parsed.data;
}
