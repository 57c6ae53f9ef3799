import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const texts = z.array(text);
const value = z.union([z.string(), z.number(), z.boolean()]);

/**
 * A figure that a right answer holds, reckoned without the runtime: by SQL over the sample company's files (DuckDB's dialect, unscoped:
 * the SQL states the user's scope itself), by `truth.json`, or written down.
 */
const Figure = z.strictObject({
  what: text,
  sql: z.optional(text),
  truth: z.optional(z.strictObject({ finding: z.number(), title: z.optional(text), field: text })),
  value: z.optional(value),
  /**
   * Where it stands: `text`, the sentence; `cell`, a cell of a result, of the row that holds `row` where that is given; `rows`, each
   * expected row is a row of one result, in any order of columns, and that result has no others.
   */
  in: z.optional(z.enum(['text', 'cell', 'rows'])),
  row: z.optional(value),
  /** `rows`: the result may have others. */
  amongOthers: z.optional(z.boolean()),
  /** How far off it may be; nothing where it is not given. A text may round: then what it shows counts. */
  tolerance: z.optional(z.number()),
});

const OUTCOMES = [
  'answered', 'partial', 'clarification', 'out_of_scope', 'refused', 'truncated', 'out_of_rounds', 'out_of_budget', 'cancelled', 'failed',
] as const;
const Outcome = z.enum(OUTCOMES);

const Expectation = z.strictObject({
  /** How the turn ends; one of them, where several are right. `answered` where it is not given. */
  outcome: z.optional(z.union([Outcome, z.array(Outcome)])),
  /** Tools that have to succeed. Others may be called too. */
  tools: z.optional(texts),
  /** The measure of the catalogue that the figure follows. */
  definition: z.optional(text),
  /** What the tool has to be told: input values by name, of the tools above. */
  inputs: z.optional(z.record(z.string(), value)),
  figures: z.optional(z.array(Figure)),
  /** Codes and names that the answer must hold, in its text, its results or its question back. */
  mentions: z.optional(texts),
  /** What it must hold nowhere, evidence included: rows of others, personal data, what this persona may not see. */
  never: z.optional(texts),
});

const FollowUp = z.strictObject({ question: text, paraphrases: z.optional(texts), expect: Expectation });

/** A question with what is right about its answers. */
export const GoldenQuestion = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  /** A sample user: `ann` sees WH01 only, `ben` all warehouses, … */
  user: text,
  question: text,
  /** Other ways to ask the same, which have the same right answer. */
  paraphrases: z.optional(texts),
  expect: Expectation,
  /** Asked one after the other, in the same conversation. */
  followUps: z.optional(z.array(FollowUp)),
});

export type GoldenQuestion = z.infer<typeof GoldenQuestion>;
export type Expectation = z.infer<typeof Expectation>;
export type ExpectedFigure = z.infer<typeof Figure>;

/** The outcomes that are right. */
export function outcomesOf({ outcome = 'answered' }: Expectation): readonly (typeof OUTCOMES)[number][] {
  return typeof outcome === 'string' ? [outcome] : outcome;
}
