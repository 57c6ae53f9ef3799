import type {
  Block, BusinessMetric, CanonicalView, DraftProposal, Evidence, EvidenceQuery, KeptFigures, KeptResult, ToolContract, TrustLabel,
} from '../../../src/contract';
import type { Identity, ReadPermit } from '../access';
import type { Calculation, CalculationOptions } from '../calculations';
import type { QueryResult } from '../data';
import type { MeaningSource } from '../definitions';

/** A JSON Schema (2020-12 subset that Bedrock takes) for a tool's input. Descriptions carry units. */
export type InputSchema = {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
};

/** A result before the runtime has numbered it within its turn. */
export type ToolBlock = Omit<Block, 'id' | 'toolCallId'>;
export type ToolEvidence = Omit<Evidence, 'id' | 'toolCallId' | 'tool' | 'rowsRead' | 'asOf' | 'scope' | 'queries'> & {
  readonly queries: readonly ReadQuery[];
};

/** A query behind a result, and what is to be said of rows that could not be used: it ends among the warnings. */
export interface ReadQuery extends EvidenceQuery {
  readonly warning?: string;
}

/** What a tool gives back. An empty result says whether nothing is there, nothing is within scope, or data are missing. */
export interface ToolResult {
  /** One or two sentences with the figures that matter; each figure stands in a block, the population or the inputs. */
  readonly summary: string;
  readonly blocks: readonly ToolBlock[];
  readonly evidence: readonly ToolEvidence[];
  /** Questions that today's tools answer. */
  readonly followUps: readonly string[];
  /** How far this result can be trusted, where not all results of the tool can be trusted alike. */
  readonly label?: TrustLabel;
  /** What is kept of it until the same person asks again, by a tool whose contract says so. */
  readonly kept?: KeptFigures;
  /** What it found for the metrics of the business, each in the unit of the catalogue. */
  readonly measured?: Readonly<Partial<Record<BusinessMetric, number>>>;
  /** What it proposes to do. The tool only reads: the platform keeps the proposal, and says behind the summary what has become of it. */
  readonly draft?: DraftProposal;
}

/** A finished query of a tool, with the text that goes into the evidence. */
export interface ToolQuery {
  readonly result: QueryResult;
  readonly evidence: ReadQuery;
  /** The canonical views that the query reads. */
  readonly views: readonly string[];
}

/** How a tool's query differs from the usual one. */
export interface ToolQueryOptions {
  /** Rows after which the result is cut, and said to be. */
  readonly maxRows?: number;
  /** Lets a statement that ships or was approved name columns that the company's tables do not hold: they read NULL. */
  readonly absentColumns?: true;
}

/** What a tool has to work with. Nothing else: no clock, no network, no engine but through `query`. */
export interface ToolContext {
  /** The day of the question, `2026-11-24`. */
  readonly asOf: string;
  readonly identity: Identity;
  /** What the caller may query by SQL: for `query_data`, and to leave out of a result what its reader may not see. */
  readonly permit: ReadPermit;
  /** The company's views, by name: what stands in them is known to all who may use the tool, their rows and columns are not. */
  readonly views: Readonly<Record<string, CanonicalView>>;
  /** The company's measures and verified questions, as they stand now. */
  readonly meanings: MeaningSource;
  readonly signal: AbortSignal;
  /** Runs Trino SQL over the views that the tool reads, through the guard, within the caller's rows. */
  query(sql: string, purpose: string, options?: ToolQueryOptions): Promise<ToolQuery>;
  progress(message: string, fraction?: number): void;
  /**
   * Does work that may take seconds beside the thread that serves, where there is one to spare. It ends with this call's signal.
   *
   * @throws the calculation's own error, or CalculationLostError
   */
  calculate<Input, Output>(calculation: Calculation<Input, Output>, input: Input, options?: Omit<CalculationOptions, 'signal'>): Promise<Output>;
  /** What this tool kept when the person asked before; null where it never did, or keeps nothing. */
  readonly previous: KeptResult | null;
  /** Whether the person may use a tool: for one that says what it has not looked at. */
  mayUse(tool: string): boolean;
  /**
   * What another tool works with, for one that runs others: its own reads, the same person and rows. Null where the contract of this tool does
   * not name it, or the person may not use it.
   *
   * @param signal  ends that tool alone; without it that of this tool
   */
  within(tool: ToolDefinition, signal?: AbortSignal): ToolContext | null;
}

/** A tool: what the model is told of it, what it takes, and what it does. */
export interface ToolDefinition {
  readonly contract: ToolContract;
  /** What it does while it runs, in plain words: `Projecting stock day by day`. */
  readonly title: string;
  /** For the model: `use for …, not for …`. */
  readonly description: string;
  readonly input: InputSchema;
  /** How far its results can be trusted; null for look-ups that state no figure. */
  readonly label: TrustLabel | null;
  readonly timeoutSeconds: number;
  /** Questions to begin with. A part in square brackets that names {warehouse} is left out where the scope names none. */
  readonly questions?: readonly string[];
  /**
   * Checks `input` against the schema, then works.
   *
   * @throws ToolInputError for an input that the schema does not allow.
   */
  run(input: unknown, context: ToolContext): Promise<ToolResult>;
}
