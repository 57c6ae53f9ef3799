import type { DraftProposal, DraftStatus } from '../../../src/contract';
import type { Identity } from '../access';
import { PlatformError } from '../errors';
import type { ToolResult } from './definition';

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

/** A result with what became of its proposal. Where another draft of the need stands already, what the tool says of its own is not drafted. */
export function withDraft<T extends Pick<ToolResult, 'summary' | 'blocks'>>(output: T, proposed: DraftProposal, draft: ProposedDraft): T {
  if (draft.isNew) return { ...output, summary: `${output.summary} Kept as draft ${draft.id} until somebody who may approve drafts decides. ${NOTHING_LEFT}` };
  if (proposed.title === draft.title) return { ...output, summary: `${output.summary} Nothing new was drafted. ${standingInWords(draft)}` };
  return { ...output, summary: `Nothing new was drafted, so not "${proposed.title}". ${standingInWords(draft)}`, blocks: [] };
}

function standingInWords({ id, status, title, reason }: ProposedDraft): string {
  const because = reason === undefined ? '' : ` ("${reason}")`;
  const stands = `The same need has a draft of today already, ${id} (${title})`;
  switch (status) {
    case 'draft': return `${stands}; it waits for a decision. ${NOTHING_LEFT}`;
    case 'approved': return `${stands}; it is approved${because}. ${NOTHING_LEFT} Approved drafts are carried out by people, outside the platform.`;
    case 'rejected': return `${stands}; it is rejected${because}. ${NOTHING_LEFT} Ask for another quantity or supplier to propose it again.`;
  }
}
