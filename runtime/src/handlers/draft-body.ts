import * as z from 'zod/mini';
import { DRAFT_STATUSES, type DraftDecision, type DraftStatus } from '../../../src/contract';
import type { HttpRequest } from './http';
import { jsonBody } from './json-body';
import { BadRequestError } from './request-errors';

/** Characters that a reason may have. */
const MOST_CHARACTERS = 2_000;

const body = z.object({ reason: z.optional(z.string().check(z.maxLength(MOST_CHARACTERS))) });

/** Why a draft is approved, where somebody says it. */
export function parseApprovalReason(request: HttpRequest): DraftDecision {
  return reasonIn(request, 'Send {} or {"reason": "…"}.');
}

/** Why a draft is rejected, which has to be said. */
export function parseRejection(request: HttpRequest): DraftDecision {
  const remedy = 'Send {"reason": "…"}.';
  const decision = reasonIn(request, remedy);
  if (decision.reason === undefined) throw new BadRequestError('A rejection needs a reason.', remedy);
  return decision;
}

/** The status that is asked for; undefined for all. */
export function parseDraftStatus({ query: { status } }: HttpRequest): DraftStatus | undefined {
  if (status === undefined) return undefined;
  const found = DRAFT_STATUSES.find(each => each === status);
  if (!found) throw new BadRequestError('No draft has this status.', `Ask for ?status= with one of ${DRAFT_STATUSES.join(', ')}.`);
  return found;
}

function reasonIn(request: HttpRequest, remedy: string): DraftDecision {
  const parsed = body.safeParse(jsonBody(request, remedy));
  if (!parsed.success) throw new BadRequestError('The reason is no text of at most 2,000 characters.', remedy);
  const reason = parsed.data.reason?.trim();
  return reason ? { reason } : {};
}
