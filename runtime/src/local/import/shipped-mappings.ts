import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import * as z from 'zod/mini';

import { bare } from './column-names';
import type { ImportedTable } from './read-table';

const text = z.string();
const ownColumn = z.object({ type: text, unit: z.optional(text), meaning: text, sensitivity: z.optional(text) });
const ownView = z.object({
  meaning: z.optional(text), grain: z.optional(text), key: z.optional(z.array(text)), scope: z.optional(text),
  questions: z.optional(z.array(text)), columns: z.optional(z.record(text, ownColumn)),
});
const shippedMapping = z.object({
  title: text,
  /** Columns by which each table is recognised. */
  tables: z.record(text, z.array(text)),
  notes: z.optional(z.array(text)),
  data: z.object({ as_of: z.optional(text), views: z.optional(z.record(text, ownView)), mappings: z.record(text, text) }),
  /** Queries over the raw tables whose results are shown after an import. */
  report: z.optional(z.array(z.object({ title: text, sql: text }))),
});

/** A mapping for the tables of one system. */
export type ShippedMapping = z.infer<typeof shippedMapping>;

/** The mappings in a folder, `*.yaml`. */
export function shippedMappings(folder: string): readonly ShippedMapping[] {
  return readdirSync(folder).filter(name => name.endsWith('.yaml')).sort().map(name => shippedMapping.parse(parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** A mapping that fits, and which table is which of its own. */
export interface RecognisedMapping {
  readonly mapping: ShippedMapping;
  /** The name in the mapping, by the name of the imported table. */
  readonly names: ReadonlyMap<string, string>;
}

/** The mapping that recognises the most of these tables by their columns; undefined where none recognises any. */
export function recognise(tables: readonly ImportedTable[], mappings: readonly ShippedMapping[]): RecognisedMapping | undefined {
  const fits = mappings.map(mapping => ({ mapping, names: namesIn(mapping, tables) })).filter(({ names }) => names.size > 0);
  return fits.sort((a, b) => b.names.size - a.names.size)[0];
}

/** A table of the mapping's own name wins over another with the same columns. */
function namesIn({ tables: known }: ShippedMapping, tables: readonly ImportedTable[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, wanted] of Object.entries(known)) {
    const fitting = tables.filter(({ source, columns }) => {
      const held = new Set(columns.map(column => bare(column.name)));
      return !names.has(source.table) && wanted.every(column => held.has(bare(column)));
    });
    const chosen = fitting.find(({ source }) => source.table === name.split('.')[1]) ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (chosen) names.set(chosen.source.table, name);
  }
  return names;
}
