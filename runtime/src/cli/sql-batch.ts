import * as z from 'zod/mini';

import { PlatformError } from '../errors';

import { refusal, type SqlDecision } from './sql-decision';
import type { ReaderOptions } from './sql-reader';

/** One query of a batch. */
export interface BatchQuery extends Pick<ReaderOptions, 'persona' | 'scope'> {
  readonly id: BatchId;
  readonly sql: string;
}

/** What a line of a batch is known by; null where it says nothing. */
export type BatchId = string | number | null;

/** What is printed for a line: its decision, with where it stands. */
export interface BatchDecision extends SqlDecision {
  readonly id: BatchId;
  /** From 1. */
  readonly line: number;
}

/** A line of a batch that holds no query. */
export class BadLineError extends PlatformError {
  readonly code = 'BAD_LINE';
  override readonly remedy = 'Write one JSON object a line: {"id": "q1", "sql": "SELECT …"}, if need be with "persona" and "scope".';

  constructor(readonly line: number, what: string) {
    super(`Line ${line} ${what}.`);
  }
}

/**
 * Decides about every line of a batch, in order, one after another. A line that holds no query gets a decision, too.
 *
 * @param decideOn  decides about one query; whatever it says of a wrong persona or scope becomes the line's decision
 * @param print  told each decision as soon as it is there
 * @returns whether every line held a query
 */
export async function decideBatch(
  text: string, decideOn: (query: BatchQuery) => Promise<SqlDecision>, print: (decision: BatchDecision) => void,
): Promise<boolean> {
  let whole = true;
  for (const [index, written] of text.split('\n').entries()) {
    const line = index + 1;
    if (written.trim() === '') continue;
    const query = queryOf(written, line);
    if (query.fault) whole = false;
    print({ id: query.id, line, ...query.fault ? refusal(query.fault) : await decideOn(query) });
  }
  return whole;
}

const id = z.union([z.string(), z.number()]);
const Line = z.object({ id: z.optional(id), sql: z.string(), persona: z.optional(z.string()), scope: z.optional(z.string()) });
const Known = z.object({ id });

type ReadLine = (BatchQuery & { readonly fault?: undefined }) | { readonly id: BatchId; readonly fault: BadLineError };

function queryOf(written: string, line: number): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    if (error instanceof SyntaxError) return { id: null, fault: new BadLineError(line, 'is not JSON') };
    throw error;
  }
  const { data } = z.safeParse(Line, value);
  if (data) return { ...data, id: data.id ?? null };
  return { id: z.safeParse(Known, value).data?.id ?? null, fault: new BadLineError(line, 'is no object with a text "sql"') };
}
