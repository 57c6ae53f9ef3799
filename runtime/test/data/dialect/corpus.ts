import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Cell } from '../../../../src/contract';

/** What a real Trino has answered: its types, our cells; or the name of its error. */
const Recorded = z.union([
  z.object({ columns: z.array(z.object({ name: z.string(), type: z.string() })), rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))) }),
  z.object({ error: z.string() }),
]);
export type Recorded = z.infer<typeof Recorded>;

export const RECORDED_FILE = path.join(__dirname, 'recorded.json');
const [alike, refused] = readFileSync(path.join(__dirname, 'corpus.sql'), 'utf8').split(/^-- refused:.*$/m).map(queries);

/** Queries that both engines answer alike, errors among them. */
export const ALIKE: readonly string[] = alike!;
/** Queries that Trino answers, and the laptop refuses. */
export const REFUSED: readonly string[] = refused!;

export function recorded(): Readonly<Record<string, Recorded>> {
  return z.record(z.string(), Recorded).parse(JSON.parse(readFileSync(RECORDED_FILE, 'utf8')));
}

/** Whether two cells are the same: numbers up to the last digits of a double, which sums gather in any order. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Trino's name of a type without the length of texts and the digits of seconds, which no cell shows. */
export function plainType(name: string): string {
  return name.toLowerCase().replaceAll(/varchar\(\d+\)/g, 'varchar').replaceAll(/timestamp\(\d+\)/g, 'timestamp');
}

function queries(text: string): string[] {
  return text.split('\n').filter(line => line && !line.startsWith('--')).map(line => (/^(?:select|with|values)\b/i.test(line) ? line : `SELECT ${line}`));
}
