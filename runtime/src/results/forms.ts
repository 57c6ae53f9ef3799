import * as z from 'zod/mini';
import type { Block, Evidence, EvidenceQuery, Population, ResultColumn } from '../../../src/contract';

/** A form for every field of a type of the contract, so that a field that comes to the type is not forgotten here. */
export type FormOf<T> = Readonly<Record<keyof T, z.ZodMiniType>>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const column = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'integer', 'number', 'date', 'timestamp', 'boolean']),
  unit: z.optional(z.string()),
} satisfies FormOf<ResultColumn>);

const query = z.object({
  purpose: z.string(),
  sql: z.string(),
  rowsRead: z.number(),
  truncated: z.boolean(),
} satisfies FormOf<EvidenceQuery>);

const population = z.object({
  noun: z.string(),
  asked: z.number(),
  worked: z.number(),
  leftOut: z.array(z.object({ reason: z.string(), count: z.number() })),
} satisfies FormOf<Population>);

/** The form of a block as a tool answers it: its ids come with its turn. */
export const blockForm = z.object({
  kind: z.enum(['table', 'series', 'map', 'shares']),
  title: z.string(),
  columns: z.array(column),
  rows: z.array(z.array(cell)),
  order: z.optional(z.string()),
  total: z.number(),
  shown: z.number(),
} satisfies FormOf<Omit<Block, 'id' | 'toolCallId'>>);

/** The form of a result's evidence as a tool answers it: its ids come with its turn. */
export const evidenceForm = z.object({
  tool: z.string(),
  views: z.array(z.string()),
  queries: z.array(query),
  rowsRead: z.number(),
  method: z.object({ name: z.string(), formula: z.optional(z.string()), source: z.optional(z.string()) }),
  definition: z.optional(z.object({ id: z.string(), wording: z.string() })),
  inputs: z.record(z.string(), cell),
  assumptions: z.array(z.string()),
  warnings: z.array(z.string()),
  population: z.optional(population),
  asOf: z.string(),
  scope: z.string(),
} satisfies FormOf<Omit<Evidence, 'id' | 'toolCallId'>>);
