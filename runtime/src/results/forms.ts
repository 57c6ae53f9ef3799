import * as z from 'zod/mini';
import { DRAFT_KINDS } from '../../../src/contract';
import type {
  Block, DraftLine, DraftPrice, DraftProposal, DraftSupplier, Evidence, EvidenceQuery, Population, ResultColumn,
} from '../../../src/contract';

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
  lookUp: z.optional(z.literal(true)),
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

/** The form of a line of a draft. */
export const draftLineForm = z.object({
  productId: z.string(), productName: z.nullable(z.string()), quantity: z.number(), unit: z.string(),
} satisfies FormOf<DraftLine>);

const draftPrice = z.object({
  unitPrice: z.number(), priceUnit: z.string(), currency: z.string(), amount: z.number(),
} satisfies FormOf<DraftPrice>);

/** The form of who is to deliver a draft. */
export const draftSupplierForm = z.object({
  supplierId: z.string(),
  supplierName: z.nullable(z.string()),
  price: z.nullable(draftPrice),
  message: z.optional(z.string()),
} satisfies FormOf<DraftSupplier>);

/** The form of a query behind a draft. */
export const draftQueryForm = z.object({ purpose: z.string(), sql: z.string() });

/** The form of what a tool proposes. */
export const draftProposalForm = z.object({
  kind: z.enum(DRAFT_KINDS), need: z.string(), title: z.string(), warehouses: z.array(z.string()), repeats: z.array(z.string()),
  lines: z.array(draftLineForm), supplier: z.optional(draftSupplierForm), reason: z.string(), notes: z.array(z.string()),
  queries: z.array(draftQueryForm),
} satisfies FormOf<DraftProposal>);
