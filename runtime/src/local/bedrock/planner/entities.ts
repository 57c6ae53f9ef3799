import * as z from 'zod/mini';
import { conceptsOf } from './concepts';
import type { FinishedCall, PromptTool } from './parse-request';
import { isCode, isDigits } from './tokens';
import words from './words/roles.json';

/** Something that a look-up found. */
export interface Entity {
  /** What it is, as concepts. */
  readonly kind: readonly string[];
  readonly id: string;
  readonly name: string;
}

/** A view that is named as it is called, for a tool that takes the name of one. */
export function viewEntity(name: string): Entity {
  return { kind: VIEW, id: name, name };
}

const VIEW = conceptsOf('view');

/** Whether something is the view of that name. */
export function isView({ kind, id }: Entity, name: string): boolean {
  return kind === VIEW && id === name;
}

/** What a phrase turned out to mean. */
export type Meaning =
  | { readonly kind: 'pending' }
  | { readonly kind: 'nothing'; readonly summary: string }
  | { readonly kind: 'one'; readonly entity: Entity; readonly exact: boolean }
  | { readonly kind: 'several'; readonly entities: readonly Entity[] }
  /** A code that does not exist here, with those like it: they are other things, not misspellings to be mended silently. */
  | { readonly kind: 'unlike'; readonly entities: readonly Entity[] };

const block = z.object({
  title: z.optional(z.string()),
  columns: z.array(z.object({ name: z.string(), label: z.string(), type: z.optional(z.string()), unit: z.optional(z.string()) })),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  total: z.optional(z.number()),
  order: z.optional(z.string()),
});
const toolOutput = z.object({
  summary: z.optional(z.string()),
  blocks: z.optional(z.array(block)),
  warnings: z.optional(z.array(z.string())),
  scope: z.optional(z.string()),
  error: z.optional(z.object({ code: z.optional(z.string()), message: z.string(), remedy: z.optional(z.string()) })),
});

export type ToolOutput = z.infer<typeof toolOutput>;
export type OutputBlock = z.infer<typeof block>;

/** What a tool gave back, as far as it has the platform's form. */
export function outputOf(call: FinishedCall): ToolOutput {
  const parsed = toolOutput.safeParse(call.result);
  return parsed.success ? parsed.data : {};
}

/** Matches this close to the best one are as good as it. */
const AS_GOOD = 0.05;
/** What matches less is no meaning. */
const LEAST_MATCH = 0.7;

/** What the look-ups of this turn say about a phrase. `hint`: concepts beside it that may say what kind of thing is meant. */
export function meaningOf(phrase: string, lookUp: PromptTool, calls: readonly FinishedCall[], hint: readonly string[]): Meaning {
  const call = calls.find(each => each.tool === lookUp.name && inputText(each, lookUp) === phrase);
  if (!call) return { kind: 'pending' };
  const output = outputOf(call);
  const found = call.failed ? [] : (output.blocks ?? []).flatMap(candidatesOf).filter(({ match }) => match >= LEAST_MATCH);
  const best = Math.max(...found.map(({ match }) => match));
  const top = found.filter(({ match }) => best === 1 ? match === 1 : match >= best - AS_GOOD);
  const hinted = top.filter(({ entity }) => entity.kind.some(concept => hint.includes(concept)));
  const meant = hinted.length > 0 ? hinted : top;
  if (meant.length === 0) return { kind: 'nothing', summary: output.error?.message ?? output.summary ?? '' };
  if (((isCode(phrase) && !phrase.includes(' ')) || isDigits(phrase)) && best < 1 && !meant.some(({ entity }) => plain(entity.id).startsWith(plain(phrase)))) {
    return { kind: 'unlike', entities: meant.map(({ entity }) => entity) };
  }
  if (meant.length === 1) return { kind: 'one', entity: meant[0]!.entity, exact: meant[0]!.match === 1 };
  return { kind: 'several', entities: meant.map(({ entity }) => entity) };
}

function plain(code: string): string {
  return code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** The parameter through which a tool takes a phrase. */
export function textParameter(tool: PromptTool): string | undefined {
  return tool.parameters.find(({ type, required }) => type === 'string' && required)?.name;
}

function inputText({ input }: FinishedCall, tool: PromptTool): unknown {
  const name = textParameter(tool);
  return name !== undefined && typeof input === 'object' && input !== null && !Array.isArray(input) ? input[name] : undefined;
}

function candidatesOf({ columns, rows }: OutputBlock): { entity: Entity; match: number }[] {
  const place = (part: keyof typeof words.resultColumns) =>
    columns.findIndex(({ label }) => conceptsOf(label).some(concept => words.resultColumns[part].includes(concept)));
  const [kind, id, name, match] = [place('kind'), place('id'), place('name'), place('match')];
  return rows.flatMap(row => {
    const value = (at: number) => at < 0 ? undefined : row[at];
    const code = value(id);
    if (typeof code !== 'string') return [];
    const called = value(name);
    const likeness = value(match);
    return [{
      entity: { kind: conceptsOf(String(value(kind) ?? '').replaceAll('_', ' ')), id: code, name: typeof called === 'string' ? called : code },
      match: typeof likeness === 'number' ? likeness : 1,
    }];
  });
}
