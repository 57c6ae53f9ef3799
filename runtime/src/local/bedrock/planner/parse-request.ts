import * as z from 'zod/mini';
import type { ContentBlock, ConverseRequest, JsonValue } from '../converse-request';

/** A column as the system prompt lists it. */
export interface PromptColumn {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly meaning: string;
}

/** A view as the system prompt lists it. */
export interface PromptView {
  readonly name: string;
  /** What it is for, without what one row is. */
  readonly meaning: string;
  /** What one row is: `warehouse and product stocked there`. */
  readonly grain: string;
  readonly columns: readonly PromptColumn[];
}

const parameter = z.object({
  type: z.optional(z.string()),
  format: z.optional(z.string()),
  description: z.optional(z.string()),
  enum: z.optional(z.array(z.json())),
  default: z.optional(z.json()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  maxItems: z.optional(z.number()),
  items: z.optional(z.object({
    type: z.optional(z.string()), format: z.optional(z.string()), enum: z.optional(z.array(z.json())),
    properties: z.optional(z.record(z.string(), z.object({
      type: z.optional(z.string()), description: z.optional(z.string()), enum: z.optional(z.array(z.json())),
    }))),
    required: z.optional(z.array(z.string())),
  })),
});
const inputSchema = z.object({
  properties: z.optional(z.record(z.string(), parameter)),
  required: z.optional(z.array(z.string())),
});

export interface PromptParameter extends z.infer<typeof parameter> {
  readonly name: string;
  readonly required: boolean;
}

/** A measure as the system prompt lists it. */
export interface PromptDefinition {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  /** What it says. */
  readonly wording: string;
  /** Other names of it. */
  readonly names: readonly string[];
  /** The columns of its cases that it can be broken down by. */
  readonly groups: readonly string[];
  readonly variants: readonly string[];
  /** Whether it is of a period, not a state as of today. */
  readonly ofPeriod: boolean;
}

/** A question with approved SQL as the system prompt lists it. */
export interface PromptVerifiedQuestion {
  readonly id: string;
  /** Each way to ask it. */
  readonly questions: readonly string[];
}

/** A tool as the request offers it. */
export interface PromptTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly PromptParameter[];
}

/** A call of the running turn with what came back. */
export interface FinishedCall {
  readonly tool: string;
  readonly input: JsonValue;
  readonly failed: boolean;
  readonly result: JsonValue;
}

/** Everything that a Converse request tells a model, sorted. */
export interface PlannerInput {
  readonly asOf: string;
  readonly scope: string;
  /** The schema that the views stand in. */
  readonly schema: string;
  readonly views: readonly PromptView[];
  readonly definitions: readonly PromptDefinition[];
  readonly verifiedQuestions: readonly PromptVerifiedQuestion[];
  /** Questions that the system prompt says can be answered. */
  readonly questions: readonly string[];
  readonly tools: readonly PromptTool[];
  /** What was asked in earlier turns, oldest first. */
  readonly earlierQuestions: readonly string[];
  readonly question: string;
  /** The calls of this turn, in order. */
  readonly calls: readonly FinishedCall[];
}

/** Reads a request: the prompt's sections, the tools' schemas, the conversation. Whatever is missing stays empty. */
export function parseRequest(request: ConverseRequest): PlannerInput {
  const prompt = (request.system ?? []).flatMap(block => 'text' in block ? [block.text] : []).join('\n');
  const questions = request.messages.flatMap(({ role, content }, index) => {
    const text = role === 'user' ? textOf(content) : '';
    return text === '' || content.some(block => 'toolResult' in block) ? [] : [{ text, index }];
  });
  const current = questions.at(-1);
  return {
    asOf: /^As-of date: (\d{4}-\d{2}-\d{2})/m.exec(prompt)?.[1] ?? '1970-01-01',
    scope: /^Scope: (.+?)\. /m.exec(prompt)?.[1] ?? '',
    schema: /^Schema ([\w.]+)/m.exec(prompt)?.[1] ?? '',
    views: viewsOf(prompt),
    definitions: linesOf(prompt, 'Definitions').flatMap(definitionOf),
    verifiedQuestions: linesOf(prompt, 'Verified questions').flatMap(verifiedOf),
    questions: linesOf(prompt, 'Questions').map(line => line.slice(2)),
    tools: (request.toolConfig?.tools ?? []).flatMap(tool => 'toolSpec' in tool ? [toolOf(tool.toolSpec)] : []),
    earlierQuestions: questions.slice(0, -1).map(({ text }) => text),
    question: current?.text ?? '',
    calls: finishedCalls(request.messages.slice((current?.index ?? 0) + 1).flatMap(({ content }) => content)),
  };
}

function textOf(content: readonly ContentBlock[]): string {
  return content.flatMap(block => 'text' in block ? [block.text] : []).join(' ').trim();
}

/** The entries of a section. */
function linesOf(prompt: string, head: string): string[] {
  const [, after = ''] = prompt.split(`\n# ${head}\n`);
  return (after.split('\n# ')[0] ?? '').split('\n').filter(line => line.startsWith('- '));
}

function definitionOf(line: string): PromptDefinition[] {
  const [, id, unit, title, rest] = /^- (\S+) \[([^\]]+)\] "([^"]+)" - (.+)$/.exec(line) ?? [];
  const [wording = '', names = '', groups = '', variants = '', time = ''] = rest?.split(' | ') ?? [];
  if (!id || !unit || !title) return [];
  return [{ id, unit, title, wording, names: listed(names), groups: listed(groups), variants: listed(variants).filter(name => /^\w+$/.test(name)), ofPeriod: /\bperiod\b/.test(time) }];
}

function verifiedOf(line: string): PromptVerifiedQuestion[] {
  const [, id, questions] = /^- (\S+) - (.+)$/.exec(line) ?? [];
  return id && questions ? [{ id, questions: questions.split(' | ') }] : [];
}

function listed(text: string): string[] {
  return text.split(',').map(each => each.trim()).filter(each => each !== '');
}

function viewsOf(prompt: string): PromptView[] {
  const section = prompt.split(/^# Views$/m)[1] ?? '';
  return section.split(/^## /m).slice(1).map(viewOf);
}

function viewOf(text: string): PromptView {
  const [name = '', about = '', ...lines] = text.split('\n');
  const [, meaning = about, grain = ''] = /^(.*?)\.? one row per (.*?)\.$/.exec(about) ?? [];
  return { name: name.trim(), meaning, grain, columns: lines.flatMap(columnOf) };
}

function columnOf(line: string): PromptColumn[] {
  const [, name, type, unit, meaning] = /^- (\S+) (\S+)(?: \[([^\]]+)\])? - (.+)$/.exec(line) ?? [];
  return name && type && meaning ? [{ name, type, ...(unit ? { unit } : {}), meaning }] : [];
}

function toolOf(spec: { name: string; description?: string | undefined; inputSchema: { json: JsonValue } }): PromptTool {
  const schema = inputSchema.safeParse(spec.inputSchema.json);
  const properties = schema.success ? schema.data.properties ?? {} : {};
  const required = schema.success ? schema.data.required ?? [] : [];
  return {
    name: spec.name,
    description: spec.description ?? '',
    parameters: Object.entries(properties).map(([name, property]) => ({ ...property, name, required: required.includes(name) })),
  };
}

function finishedCalls(blocks: readonly ContentBlock[]): FinishedCall[] {
  const results = new Map(blocks.flatMap(block => 'toolResult' in block ? [[block.toolResult.toolUseId, block.toolResult] as const] : []));
  return blocks.flatMap(block => {
    const result = 'toolUse' in block ? results.get(block.toolUse.toolUseId) : undefined;
    if (!('toolUse' in block) || !result) return [];
    const [first] = result.content;
    return [{
      tool: block.toolUse.name,
      input: block.toolUse.input,
      failed: result.status === 'error',
      result: first && 'json' in first ? first.json : first && 'text' in first ? { summary: first.text } : {},
    }];
  });
}
