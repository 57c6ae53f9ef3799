import type { DraftProposal, DraftStatus } from '../../../src/contract';
import type { Identity } from '../access';
import { PlatformError } from '../errors';

/** Who has a draft proposed, and by which call. */
export interface ProposedBy {
  readonly identity: Identity;
  readonly asOf: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly tool: string;
}

/** The draft that a need has today. */
export interface ProposedDraft {
  readonly id: string;
  readonly status: DraftStatus;
  /** What it holds, which may be other quantities than were asked for now. */
  readonly title: string;
  /** Why it was decided so. */
  readonly reason?: string;
  /** False where the same need had a draft before. */
  readonly isNew: boolean;
}

/** Keeps what tools propose. Tools themselves only read. */
export interface DraftKeeper {
  propose(proposal: DraftProposal, by: ProposedBy): Promise<ProposedDraft>;
}

/** This platform has no table to keep drafts in. */
export class DraftsNotKeptError extends PlatformError {
  readonly code = 'DRAFTS_NOT_KEPT';
  override readonly status = 501;
  override readonly remedy = 'Give the function that answers the executions table of the platform.';

  constructor() {
    super('Drafts are not kept here.');
  }
}

const NOTHING_LEFT = 'Nothing was ordered, moved or sent.';

/** What is said of a draft behind what its tool says. */
export function draftInWords({ id, status, title, reason, isNew }: ProposedDraft): string {
  if (isNew) return `Kept as draft ${id} until somebody who may approve drafts decides. ${NOTHING_LEFT}`;
  const because = reason === undefined ? '' : ` ("${reason}")`;
  const stands = `The same need has a draft of today already, ${id} (${title})`;
  switch (status) {
    case 'draft': return `${stands}; it waits for a decision. ${NOTHING_LEFT}`;
    case 'approved': return `${stands}; it is approved${because}. ${NOTHING_LEFT} Approved drafts are carried out by people, outside the platform.`;
    case 'rejected': return `${stands}; it is rejected${because}. ${NOTHING_LEFT} Ask for another quantity or supplier to propose it again.`;
  }
}
