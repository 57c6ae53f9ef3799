/**
 * What an answer is made of: one turn is a stream of these events, the same over SSE, collected as JSON, in the terminal and on the page.
 * They are the promise to every client: fields are added, none changes its meaning.
 */

/** How a turn ended. */
export type Outcome =
  | 'answered'
  | 'partial'
  | 'clarification'
  | 'out_of_scope'
  | 'refused'
  | 'truncated'
  | 'out_of_rounds'
  | 'out_of_budget'
  | 'cancelled'
  | 'failed';

/** How far an answer can be trusted: an approved question or textbook tool, the catalogue's measures, or SQL that a model wrote. */
export type TrustLabel = 'verified' | 'by_definition' | 'free_sql';

/** How one tool call ended. */
export type ToolStatus = 'running' | 'succeeded' | 'failed' | 'refused' | 'timed_out' | 'cancelled';

/** A value of one cell. Dates are ISO 8601 text (`2026-11-24`); unknown is null, never 0. */
export type Cell = string | number | boolean | null;

/** A column of a result, with the unit that stands in its head. */
export interface ResultColumn {
  readonly name: string;
  /** The head that people read, without the unit. */
  readonly label: string;
  readonly type: 'text' | 'integer' | 'number' | 'date' | 'timestamp' | 'boolean';
  /** `days`, `USD`, `base units`, …; absent where there is none. */
  readonly unit?: string;
}

/** One result. Text, table, chart, CSV and JSON come from this one object. */
export interface Block {
  /** Unique within its turn: `b1`, `b2`, … */
  readonly id: string;
  readonly toolCallId: string;
  /**
   * A `series` goes along its first column: dates (two of them are the first and the last day of a period), or a number with its unit, such as
   * money, which other numbers are drawn against.
   */
  readonly kind: 'table' | 'series' | 'map' | 'shares';
  readonly title: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** How the rows are ordered, in words: `worst first`. */
  readonly order?: string;
  /** How many rows the whole result has. */
  readonly total: number;
  /** How many of `rows` a client shows before it is asked for more. */
  readonly shown: number;
  /** What only helped to understand the question, such as what a name means: it stands below an answer where no other result does. */
  readonly lookUp?: true;
}

/** One query behind a figure. It runs again under the same identity, with the views of the tool that gave it. */
export interface EvidenceQuery {
  readonly purpose: string;
  /** In Trino's dialect, over the canonical views, before it is scoped. */
  readonly sql: string;
  readonly rowsRead: number;
  readonly truncated: boolean;
}

/** How many items were asked for, worked with, and left out, and why. */
export interface Population {
  readonly noun: string;
  readonly asked: number;
  readonly worked: number;
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
}

/** Where a result comes from, so that a person can check it. */
export interface Evidence {
  /** Unique within its turn: `e1`, `e2`, … */
  readonly id: string;
  readonly toolCallId: string;
  readonly tool: string;
  readonly views: readonly string[];
  readonly queries: readonly EvidenceQuery[];
  /** Rows read by all queries together. */
  readonly rowsRead: number;
  readonly method: { readonly name: string; readonly formula?: string; readonly source?: string };
  /** The catalogue's measure that the figure follows. */
  readonly definition?: { readonly id: string; readonly wording: string };
  readonly inputs: Readonly<Record<string, Cell>>;
  readonly assumptions: readonly string[];
  readonly warnings: readonly string[];
  readonly population?: Population;
  /** The day that the data stand for, `2026-11-24`. */
  readonly asOf: string;
  /** In words: `WH01`, `all warehouses`, `no warehouse`. */
  readonly scope: string;
}

/** A figure in the answer's text and the cell, count or statement of the results that holds it. */
export interface Figure {
  /** Where the figure begins in the answer's text, in UTF-16 code units. */
  readonly start: number;
  readonly length: number;
  /** `unverified`: no result of this turn holds it. */
  readonly source: 'cell' | 'result' | 'question' | 'unverified';
  readonly block?: string;
  readonly row?: number;
  readonly column?: string;
}

/** A question back to the person, with at most four choices. */
export interface Clarification {
  readonly question: string;
  readonly choices: readonly string[];
}

/** What a turn consumed. */
export interface Usage {
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** Null where the model has no known price. */
  readonly costUsd: number | null;
  readonly milliseconds: number;
}

/** What the identity may see, as it is shown. */
export interface ScopeSummary {
  /** `WH01`, `WH01 and WH02`, `all warehouses`, `no warehouse`. */
  readonly text: string;
  readonly warehouses: readonly string[] | 'all';
}

/** An error as RFC 9457 describes it, with our code and the remedy. Safe to show: the cause is in the log only. */
export interface Problem {
  /** `urn:scap:error:<code in kebab case>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy?: string;
  readonly retryable: boolean;
}

export interface TurnEvent {
  readonly type: 'turn';
  readonly conversationId: string;
  readonly turnId: string;
  readonly agent: string;
  readonly persona: string;
  readonly user: string;
  readonly scope: ScopeSummary;
  readonly asOf: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Unknown fields of the request and other things that did no harm. */
  readonly warnings: readonly string[];
}
export interface ToolStartedEvent {
  readonly type: 'tool_started';
  readonly id: string;
  readonly name: string;
  /** What is being done, in plain words. */
  readonly title: string;
  readonly input: unknown;
}
export interface ToolProgressEvent {
  readonly type: 'tool_progress';
  readonly id: string;
  readonly message: string;
  /** 0 to 1 where it is known. */
  readonly fraction?: number;
}
export interface ToolFinishedEvent {
  readonly type: 'tool_finished';
  readonly id: string;
  readonly name: string;
  readonly status: ToolStatus;
  readonly milliseconds: number;
  /** One line: what came out, or why nothing did. */
  readonly summary: string;
  /** The id of the draft that keeps what the call proposed, new or of the same need; absent where it proposed nothing. */
  readonly draft?: string;
}
export interface TextEvent {
  readonly type: 'text';
  readonly delta: string;
  /** True where the model had to begin again: the text of this turn so far is void. */
  readonly restart?: boolean;
}
export interface BlockEvent { readonly type: 'block'; readonly block: Block }
export interface EvidenceEvent { readonly type: 'evidence'; readonly evidence: Evidence }
export interface ClarificationEvent extends Clarification { readonly type: 'clarification' }
export interface UsageEvent extends Usage { readonly type: 'usage' }
export interface ErrorEvent { readonly type: 'error'; readonly problem: Problem }
export interface DoneEvent {
  readonly type: 'done';
  readonly outcome: Outcome;
  readonly label: TrustLabel | null;
  readonly followUps: readonly string[];
  readonly figures: readonly Figure[];
}

/** One event of a turn. `turn` comes first and at once, `done` last and always. */
export type AnswerEvent =
  | TurnEvent
  | ToolStartedEvent
  | ToolProgressEvent
  | ToolFinishedEvent
  | TextEvent
  | BlockEvent
  | EvidenceEvent
  | ClarificationEvent
  | UsageEvent
  | ErrorEvent
  | DoneEvent;

/** The body of `POST /v1/conversations/{id | new}/messages`. */
export interface MessageRequest {
  readonly message: string;
  readonly agent?: string;
  readonly parentTurnId?: string;
}

/** One tool call of a finished turn, with the evidence of its results. */
export interface ToolCallRecord {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly input: unknown;
  readonly status: ToolStatus;
  readonly summary: string;
  readonly milliseconds: number;
  readonly evidence: readonly Evidence[];
  /** The id of the draft that keeps what the call proposed, new or of the same need; absent where it proposed nothing. */
  readonly draft?: string;
}

/** A whole turn as one JSON object: the answer for `Accept: application/json`, and what `scap ask --json` prints. */
export interface Answer {
  readonly conversationId: string;
  readonly turnId: string;
  readonly parentTurnId?: string;
  /** `running` only where a turn is read before it has ended. */
  readonly outcome: Outcome | 'running';
  readonly question: string;
  readonly answer: string;
  readonly blocks: readonly Block[];
  readonly toolCalls: readonly ToolCallRecord[];
  readonly clarification?: Clarification;
  readonly usage: Usage;
  readonly agent: string;
  readonly persona: string;
  readonly scope: ScopeSummary;
  readonly asOf: string;
  readonly startedAt: string;
  readonly label: TrustLabel | null;
  readonly followUps: readonly string[];
  readonly figures: readonly Figure[];
  readonly warnings: readonly string[];
  readonly error?: Problem;
}

/** A conversation in the list of `GET /v1/conversations`, newest first. */
export interface ConversationHead {
  readonly conversationId: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  readonly newestTurnId: string;
}

/** What `GET /v1/me` answers: who asks, and questions that today's tools and data answer. */
export interface Me {
  readonly user: string;
  readonly persona: string;
  readonly personaTitle: string;
  readonly scope: ScopeSummary;
  readonly asOf: string;
  readonly agent: string;
  readonly suggestions: readonly string[];
}
