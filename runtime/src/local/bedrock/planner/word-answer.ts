import type { Cell } from '../../../../../src/contract';
import { unreachable } from '../../../errors';
import type { Entity, OutputBlock, ToolOutput } from './entities';
import type { Ask } from './follow-up';
import { amountInWords, dayInWords, entityInWords, labelOf, listInWords, numberInWords } from './format';
import type { SqlPlan } from './plan-sql';

/** The most warnings that are spoken: a tool that runs others has many. */
const MOST_SPOKEN = 4;

/** A tool's own result in words: its summary, which holds its figures, and what warns of them. */
export function wordToolResult({ summary = '', warnings = [] }: ToolOutput, notes: readonly string[]): string {
  return sentences([summary, ...notes, ...warnings.slice(0, MOST_SPOKEN), warnings.length > MOST_SPOKEN ? 'The evidence has further remarks' : '']);
}

/** A tool's result with what it could not be told of. What has no code, such as a group, stands in no row: that it was left aside comes first. */
export function wordBeside(output: ToolOutput, notes: readonly string[], things: readonly Entity[]): string {
  const hasCode = ({ id, name }: Entity) => id !== name;
  return sentences([
    ...things.filter(thing => !hasCode(thing)).map(({ name }) => `This is not for ${name} alone, which cannot be picked out here`),
    wordToolResult(output, notes),
    ...things.filter(hasCode).map(thing => wordPresence(output, thing)),
  ]);
}

/** Whether something that a tool could not be told of is among what it found. */
function wordPresence({ blocks = [] }: ToolOutput, { id, name }: Entity): string {
  const called = entityInWords({ id, name });
  if (blocks.some(({ rows }) => rows.some(row => row.includes(id)))) return `${called} is among them.`;
  return blocks.every(({ rows, total }) => rows.length >= (total ?? 0)) ? `${called} is not among them.` : `Whether ${called} is among them, the rows show.`;
}

/** The rows of a planned query in words: one sentence with the figure that matters, and what it was counted under. Figures are cells or counts. */
export function wordSqlResult(ask: Ask, plan: SqlPlan, output: ToolOutput, asOf: string): string {
  const block = output.blocks?.[0];
  if (!block || block.rows.length === 0) return sentences([output.summary ?? '', conditionsSentence('Looked for', plan)]);
  return sentences([sentenceOf(ask, plan, block, asOf, output.scope), ...plan.notes, ...output.warnings ?? []]);
}

function sentenceOf(ask: Ask, plan: SqlPlan, block: OutputBlock, asOf: string, scope: string | undefined): string {
  switch (plan.shape.kind) {
    case 'number': return numberSentence(ask, plan, plan.shape, block, scope);
    case 'share': return shareSentence(plan, plan.shape, block, scope);
    case 'ranking': return rankingSentence(ask, plan, plan.shape, block, asOf);
    case 'series': return seriesSentence(plan, plan.shape, block, asOf);
    case 'list': return listSentence(plan, plan.shape, block, asOf);
    default: return unreachable(plan.shape);
  }
}

type Shape<Kind extends SqlPlan['shape']['kind']> = Extract<SqlPlan['shape'], { kind: Kind }>;

const AGGREGATE_WORDS = { sum: 'Total', avg: 'Average', max: 'Highest', min: 'Lowest', count: 'Number of', share: 'Share of' } as const;

/** None within a scope is not none at all. */
function noneSentence(noun: string, plan: SqlPlan, scope: string | undefined): string {
  return `No ${noun}${scope === undefined || /^all\b/.test(scope) ? '' : ` within your scope (${scope})`}${inBrackets(plan)}.`;
}

function numberSentence(ask: Ask, plan: SqlPlan, shape: Shape<'number'>, block: OutputBlock, scope: string | undefined): string {
  const value = block.rows[0]?.at(-1) ?? null;
  if (shape.counts && value === 0) return noneSentence(shape.noun, plan, scope);
  if (shape.counts) return `${counted(value, shape.noun)}${inBrackets(plan)}.`;
  const label = `${AGGREGATE_WORDS[ask.aggregate ?? 'sum']} ${labelOf(shape.noun)}`;
  return value === null ? `${label}: none${inBrackets(plan)}.` : `${label}: ${withUnit(value, shape.unit, '')}${inBrackets(plan)}.`;
}

/** `12 of 85 returns, 14.1 % (disposition scrapped).` */
function shareSentence(plan: SqlPlan, shape: Shape<'share'>, block: OutputBlock, scope: string | undefined): string {
  const [those = null, all = null, share = null] = block.rows[0] ?? [];
  if (all === 0) return noneSentence(shape.noun, plan, scope);
  return `${inWords(those, '')} of ${counted(all, shape.noun)}, ${inWords(share, '')} %${inBrackets(plan)}.`;
}

function rankingSentence(ask: Ask, plan: SqlPlan, shape: Shape<'ranking'>, block: OutputBlock, asOf: string): string {
  const [first] = block.rows;
  const place = block.columns.findIndex(({ name }) => name === shape.figure);
  const column = block.columns[place];
  const currency = block.columns.findIndex(({ name }) => name === shape.currency);
  const unit = currency < 0 ? column?.unit : String(first?.[currency] ?? '');
  const figure = withUnit(first?.[place] ?? null, unit, asOf);
  const name = labelsOf(first ?? [], shape.labels, asOf);
  const what = labelOf(column?.name ?? '');
  const rows = block.total ?? block.rows.length;
  if (rows === 1) return `${name}: ${what} ${figure}${inBrackets(plan)}.`;
  if (ask.superlative?.limit) {
    const rest = block.rows.slice(1, 1 + NAMED).map(row => labelsOf(row, shape.labels, asOf));
    return `${name} comes first: ${what} ${figure}; then ${listInWords(rest)}${inBrackets(plan)}.`;
  }
  const extreme = shape.order === 'descending' ? 'highest' : 'lowest';
  return `${name} has the ${extreme} ${what}: ${figure}; ${counted(rows, shape.noun)} in all${inBrackets(plan)}.`;
}

function seriesSentence(plan: SqlPlan, shape: Shape<'series'>, block: OutputBlock, asOf: string): string {
  const total = block.total ?? block.rows.length;
  const label = labelOf(shape.noun);
  const last = block.columns.at(-1);
  if (block.rows.length < total) return `${capital(label)} by ${shape.bucket}: ${counted(total, 'rows')}${inBrackets(plan)}.`;
  const peak = [...block.rows].sort((a, b) => Number(b.at(-1) ?? 0) - Number(a.at(-1) ?? 0))[0];
  const when = peak?.[0];
  return `${capital(label)} is highest ${shape.bucket === 'day' ? 'on' : `in the ${shape.bucket} from`} ${inWords(when ?? null, asOf)}: ${withUnit(peak?.at(-1) ?? null, last?.unit, asOf)}; ${counted(total, 'rows')}${inBrackets(plan)}.`;
}

/** How many names a sentence bears. */
const NAMED = 3;

function listSentence(plan: SqlPlan, shape: Shape<'list'>, block: OutputBlock, asOf: string): string {
  const total = block.total ?? block.rows.length;
  if (total === 1) return oneRowSentence(shape, block, asOf);
  const date = block.columns.findIndex(({ type, name }) => shape.figure === undefined ? type === 'date' : name === shape.figure);
  const names = block.rows.slice(0, NAMED).map(row => {
    const name = labelsOf(row, shape.labels, asOf);
    return date > 0 ? `${name} (${withUnit(row[date] ?? null, block.columns[date]?.unit, asOf)})` : name;
  });
  const opening = total > NAMED ? 'First' : 'These';
  const named = [...new Set(names)];
  return `${counted(total, shape.noun)}${inBrackets(plan)}. ${opening}: ${listInWords(named)}.`;
}

/** All that is shown of the only row. */
function oneRowSentence({ labels }: Shape<'list'>, { rows, columns }: OutputBlock, asOf: string): string {
  const [row = []] = rows;
  const facts = columns.flatMap(({ name, unit }, place) => place < labels || row[place] === null || row[place] === undefined
    ? [] : [`${labelOf(name, unit)} ${withUnit(row[place], unit, asOf)}`]);
  return `${labelsOf(row, labels, asOf)}: ${facts.join(', ')}.`;
}

function labelsOf(row: readonly Cell[], labels: number, asOf: string): string {
  const [id = null, name = null] = row;
  const text = inWords(typeof id === 'number' ? String(id) : id, asOf);
  return labels > 1 && name !== null && name !== id ? `${text} (${String(name)})` : text;
}

function inBrackets(plan: SqlPlan): string {
  return plan.conditions.length === 0 ? '' : ` (${plan.conditions.join(', ')})`;
}

function conditionsSentence(opening: string, plan: SqlPlan): string {
  return plan.conditions.length === 0 ? '' : `${opening}: ${plan.conditions.join(', ')}.`;
}

function withUnit(value: Cell, unit: string | undefined, asOf: string): string {
  if (typeof value === 'number' && unit) return amountInWords(value, unit);
  return `${inWords(value, asOf)}${unit && value !== null ? ` ${unit}` : ''}`;
}

function inWords(value: Cell, asOf: string): string {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return numberInWords(value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? dayInWords(value, asOf) : String(value);
}

function counted(count: Cell, noun: string): string {
  return count === 1 ? `1 ${singular(noun)}` : `${inWords(count, '')} ${noun}`;
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins what is there; each begins with a capital and ends with a stop. */
export function sentences(parts: readonly string[]): string {
  return parts.map(part => part.trim()).filter(part => part !== '').map(part => /[.!?]$/.test(part) ? part : `${part}.`).map(part => /^\w+_/.test(part) ? part : capital(part)).join(' ');
}
