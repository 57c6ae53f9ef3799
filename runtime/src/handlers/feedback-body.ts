import * as z from 'zod/mini';
import type { FeedbackRequest } from '../../../src/contract';
import type { HttpRequest } from './http';
import { BadRequestError, UnsupportedMediaTypeError } from './request-errors';

/** Characters that a reason may have. */
const MOST_CHARACTERS = 2_000;
const REMEDY = 'Send {"verdict": "good"} or {"verdict": "bad", "reason": "…"}.';

const body = z.object({ verdict: z.enum(['good', 'bad']), reason: z.optional(z.string().check(z.maxLength(MOST_CHARACTERS))) });

/** What is said of an answer, checked. */
export function parseFeedback(request: HttpRequest): FeedbackRequest {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new UnsupportedMediaTypeError();
  const parsed = body.safeParse(jsonOf(request.body));
  if (!parsed.success) throw new BadRequestError('The body says neither good nor bad, or its reason is no text of at most 2,000 characters.', REMEDY);
  const reason = parsed.data.reason?.trim();
  return { verdict: parsed.data.verdict, ...(reason ? { reason } : {}) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequestError('The body is not JSON.', REMEDY);
  }
}
