import type { ParserRuleContext } from 'antlr4ng';
import { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

/** How long a text or an array may become by an argument. */
const MOST_REPEATED = 1_000;
/** How many elements a sequence may have. */
const MOST_STEPS = 50_000;
/** How often texts may be replaced within one another: each replacement may be longer than what it replaces. */
const MOST_REPLACED = 4;

/** Functions whose argument sets the size of their result: with literals, so that the size is known before anything runs. */
export const smallResults: Rule<ParserRuleContext> = { id: 'small-results', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (!(node instanceof FunctionCallContext)) return undefined;
  const name = node.functionName().getText().toLowerCase();
  const [first = '', second = '', third] = node.expression().map(each => each.getText());
  switch (name) {
    case 'repeat': case 'lpad': case 'rpad': return /^\d{1,9}$/.test(second) && Number(second) <= MOST_REPEATED ? undefined : SIZE;
    case 'sequence': return stepsOf(first, second, third) <= MOST_STEPS ? undefined : SEQUENCE;
    case 'replace': case 'regexp_replace': return replacingAround(node) < MOST_REPLACED ? undefined : REPLACED;
    default: return undefined;
  }
}

/** The elements of a sequence of whole numbers or days, at the most; Infinity where literals do not tell. */
function stepsOf(from: string, to: string, step: string | undefined): number {
  const [start, end] = [from, to].map(placesOnLine);
  const width = step === undefined ? 1 : widthOf(step);
  if (!start || !end || !width) return Infinity;
  const spans = /current_date/i.test(from) && /current_date/i.test(to) ? [start[0] - end[0]] : start.flatMap(a => end.map(b => a - b));
  return Math.max(...spans.map(span => Math.abs(span) / Math.abs(width))) + 1;
}

/** A number, or a day as days since 1970; of the day of the question, the earliest and the latest that anybody may ask on. */
function placesOnLine(text: string): readonly [number, number] | undefined {
  if (/^-?\d{1,9}$/.test(text)) return [Number(text), Number(text)];
  const [, day = '', sign = '+', distance = "interval'0'day"] = /^(date'\d{4}-\d{2}-\d{2}'|current_date)(?:([+-])(interval.*))?$/i.exec(text) ?? [];
  const away = (widthOf(distance) ?? NaN) * (sign === '-' ? -1 : 1);
  const days = day.toLowerCase() === 'current_date' ? ASKED : [day.slice(5, -1), day.slice(5, -1)];
  const [first = NaN, last = NaN] = days.map(each => Date.parse(each) / 86_400_000 + away);
  return Number.isNaN(first + last) ? undefined : [first, last];
}

const ASKED = ['1990-01-01', '2100-12-31'];

/** A step in numbers or days. */
function widthOf(text: string): number | undefined {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  const [, count, unit = ''] = /^interval'(\d{1,6})'(day|month|year)$/i.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * ({ day: 1, month: 28, year: 365 }[unit.toLowerCase()] ?? 0);
}

function replacingAround(node: FunctionCallContext): number {
  let count = 0;
  for (let each: ParserRuleContext | null = node.parent; each; each = each.parent) {
    if (each instanceof FunctionCallContext && /^(?:regexp_)?replace$/i.test(each.functionName().getText())) count += 1;
  }
  return count;
}

const SIZE = {
  message: 'The query lets a function make its result as large as an argument says.',
  remedy: `Write the size as a number of at most ${MOST_REPEATED}.`,
};
const SEQUENCE = {
  message: 'The query makes a sequence whose length cannot be told, or is too large.',
  remedy: `Write first, last and step as numbers, or as dates and an interval, with at most ${MOST_STEPS} elements.`,
};
const REPLACED = { message: 'The query replaces texts within replaced texts too often.', remedy: 'Use translate for single characters, or fewer replacements.' };
