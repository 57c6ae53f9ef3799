import * as z from 'zod/mini';
import { AUDIT_BEGINNING, AUDIT_KINDS, TABLES, type AuditEntry } from '../../../../src/contract';
import { sortKeyOf } from './audit-chain';
import { isSealed, type KnownKeys } from './chain-keys';

/** Where a chain is broken. */
export interface ChainFault {
  /** The sequence of the entry; for missing ones, of the first of them. */
  readonly at: number;
  readonly problem: string;
}

/** A chain that was looked through. */
export interface CheckedChain {
  /** Those that can be read, in the order of the table; also where they are broken. */
  readonly entries: readonly AuditEntry[];
  readonly faults: readonly ChainFault[];
  /** The highest sequence that was found, that of an entry which cannot be read included; 0 where there is none. */
  readonly until: number;
}

const { partitionKey, sortKey } = TABLES.audit;

const form = z.strictObject({
  kind: z.enum(AUDIT_KINDS), who: z.strictObject({ subject: z.string(), persona: z.nullable(z.string()) }), what: z.record(z.string(), z.json()),
  outcome: z.string(), sequence: z.number().check(z.int(), z.minimum(1)), at: z.string(), previous: z.string(), keyId: z.string(), code: z.string(),
  schemaVersion: z.literal(1), [partitionKey]: z.string(), [sortKey]: z.string(),
});

/**
 * Looks a chain through: each entry must be sealed by a key that is known, stand where it says, and follow the one before it. That entries are
 * missing at the end nobody sees who looks at the chain alone: see `missingAtEnd`.
 *
 * @param items  of the table, in its order
 */
export function checkChain(items: readonly Readonly<Record<string, unknown>>[], keys: KnownKeys): CheckedChain {
  const entries: AuditEntry[] = [];
  const faults: ChainFault[] = [];
  let before: Place['before'] = { sequence: 0, code: AUDIT_BEGINNING };
  for (const item of items) {
    const read = form.safeParse(item);
    if (!read.success) {
      const at = before.sequence + 1;
      faults.push({ at, problem: 'has not the form of an entry: something was added to it, or taken away' });
      before = { sequence: at, code: item.code };
      continue;
    }
    const { kind, who, what, outcome, sequence, at, previous, keyId, code, [sortKey]: place } = read.data;
    const entry: AuditEntry = { kind, who, what, outcome, sequence, at, previous, keyId, code };
    entries.push(entry);
    faults.push(...faultsOf(entry, item, { place, keys, before }));
    before = { sequence: Math.max(sequence, before.sequence), code };
  }
  return { entries, faults, until: before.sequence };
}

/**
 * What was taken from the end of a chain, if something was.
 *
 * @param knownUntil  the highest sequence that the conversation and its drafts know of
 */
export function missingAtEnd({ until }: CheckedChain, knownUntil: number): ChainFault[] {
  return until < knownUntil ? [missing(until + 1, knownUntil, 'at the end, which its conversation or a draft knows of')] : [];
}

interface Place {
  readonly place: unknown;
  readonly keys: KnownKeys;
  readonly before: { readonly sequence: number; readonly code: unknown };
}

function faultsOf(entry: AuditEntry, item: Readonly<Record<string, unknown>>, { place, keys, before }: Place): ChainFault[] {
  const { sequence, keyId, code, previous } = entry;
  const sealed = { ...item, code: undefined };
  const key = keys.find(({ id }) => id === keyId);
  const gap = sequence > before.sequence + 1;
  return [
    ...(gap ? [missing(before.sequence + 1, sequence - 1, 'in the middle')] : []),
    ...(key === undefined ? [{ at: sequence, problem: `is sealed with the key ${keyId}, which is not known here` }] : []),
    ...(key && !isSealed(sealed, code, key) ? [{ at: sequence, problem: 'was altered after it was written' }] : []),
    ...(place !== sortKeyOf(sequence) ? [{ at: sequence, problem: 'does not stand in its place' }] : []),
    ...(!gap && previous !== before.code ? [{ at: sequence, problem: 'does not follow the entry before it: that one was exchanged or altered' }] : []),
  ];
}

function missing(from: number, to: number, where: string): ChainFault {
  return { at: from, problem: from === to ? `is missing ${where}` : `and those up to ${to} are missing ${where}` };
}
