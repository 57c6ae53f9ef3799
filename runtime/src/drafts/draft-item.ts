import * as z from 'zod/mini';
import { DRAFT_KINDS, DRAFT_STATUSES, type Draft, type DraftProposal } from '../../../src/contract';
import { draftLineForm, draftQueryForm, draftSupplierForm } from '../results';
import { UnreadableDraftError } from './draft-errors';

/** The version of kept drafts. The release before reads them too. */
export const SCHEMA_VERSION = 1;

/** A draft with what only the platform looks at. */
export interface KeptDraft extends Omit<Draft, 'mayDecide' | 'approvers'>, Pick<DraftProposal, 'need' | 'repeats'> {
  /** The conversation in which it was proposed: its audit goes on there. Absent where the release before has kept it. */
  readonly conversationId?: string;
  /** The sequence of the last entry of that chain which the draft knows of. */
  readonly audited?: number;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const form: z.ZodMiniType<KeptDraft> = z.object({
  id: z.string(), status: z.enum(DRAFT_STATUSES), tool: z.string(), asOf: z.string(), turnId: z.string(), kind: z.enum(DRAFT_KINDS), need: z.string(),
  conversationId: z.optional(z.string()), audited: z.optional(z.number()),
  title: z.string(), warehouses: z.array(z.string()), repeats: z.array(z.string()), lines: z.array(draftLineForm),
  supplier: z.optional(draftSupplierForm), reason: z.string(), notes: z.array(z.string()), queries: z.array(draftQueryForm),
  history: z.array(z.object({
    what: z.enum(['proposed', 'approved', 'rejected']), at: z.string(), by: z.string(), persona: z.string(), reason: z.optional(z.string()),
  })),
  expiresAt: z.number(),
});

/** @throws UnreadableDraftError for what a release after the next has written, or what has another form */
export function readDraft(item: Readonly<Record<string, unknown>>): KeptDraft {
  const { schemaVersion } = item;
  if (typeof schemaVersion !== 'number' || schemaVersion > SCHEMA_VERSION + 1) throw new UnreadableDraftError(new Error(`schemaVersion ${String(schemaVersion)}`));
  const read = form.safeParse(item);
  if (!read.success) throw new UnreadableDraftError(read.error);
  return read.data;
}
