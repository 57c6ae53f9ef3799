import type { JsonValue } from '../converse-request';
import { opening, type Catalogue } from './catalogue';
import { textParameter } from './entities';
import { listInWords } from './format';
import type { PlannerInput, PromptTool } from './parse-request';
import type { ToolRoles } from './roles';

/** A call of a tool that the planner decided on. */
export interface PlannedCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, JsonValue>>;
}

/** What the planner does next: calls tools, or says something and ends. */
export type Step =
  | { readonly kind: 'calls'; readonly calls: readonly PlannedCall[] }
  | { readonly kind: 'text'; readonly text: string };

/** At most so many choices, as people can take in. */
export const MOST_CHOICES = 4;

/** Asks back through the request's own tool for it, or in plain text where there is none. */
export function askBackWith(roles: ToolRoles, question: string, choices: readonly string[]): Step {
  const offered = choices.slice(0, MOST_CHOICES);
  const asked = roles.askBack?.parameters.find(({ type }) => type === 'string');
  const list = roles.askBack?.parameters.find(({ type }) => type === 'array');
  if (!roles.askBack || !asked || !list) return { kind: 'text', text: [question, ...offered].join(' ') };
  return { kind: 'calls', calls: [{ tool: roles.askBack.name, input: { [asked.name]: question, [list.name]: [...offered] } }] };
}

/** Says that nothing here answers, through the request's own tool for it, or in plain text where there is none. */
export function declineWith(roles: ToolRoles, message: string): Step {
  const parameter = roles.decline && textParameter(roles.decline);
  if (!roles.decline || parameter === undefined) return { kind: 'text', text: message };
  return { kind: 'calls', calls: [{ tool: roles.decline.name, input: { [parameter]: message } }] };
}

/** One call, or several at once. */
export function callsOf(calls: readonly PlannedCall[]): Step {
  return { kind: 'calls', calls };
}

/** Questions named where one cannot be answered. */
const EXAMPLES = 3;
/** How many views are named as examples of what can be asked. */
const NAMED_VIEWS = 5;

/** Some questions that can be asked as they stand. A number in an answer is a figure of the data. */
export function wholeQuestions({ questions }: PlannerInput): string[] {
  return questions.filter(question => !/\d/.test(question)).slice(0, EXAMPLES);
}

/** Questions that can be asked instead; where the request names none, what its descriptions speak of. */
export function whatCanBeAsked(input: PlannerInput, catalogue: Catalogue): string {
  const examples = wholeQuestions(input).map(question => `"${question}"`);
  if (examples.length > 0) return `You can ask, for example: ${listInWords(examples, 'or')}`;
  const views = input.views.slice(0, NAMED_VIEWS).map(({ meaning }) => lowered(opening(meaning)));
  const tools = catalogue.tools.map(({ description }) => lowered(description.split(/[.:]/)[0] ?? '')).slice(0, 2);
  return [
    ...(views.length > 0 ? [`You can ask about ${listInWords(views)}.`] : []),
    ...tools.map(tool => `There is also a tool that ${tool}.`),
  ].join(' ');
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The parameters of a tool that takes SQL: the statement and, where it wants one, what for. */
export function queryCall(query: PromptTool, sql: string, purpose: string): PlannedCall {
  const texts = query.parameters.filter(({ type }) => type === 'string');
  const statement = texts.find(({ format }) => format === 'sql');
  const about = texts.find(({ format, required }) => format !== 'sql' && required);
  return {
    tool: query.name,
    input: { ...(statement ? { [statement.name]: sql } : {}), ...(about ? { [about.name]: purpose } : {}) },
  };
}
