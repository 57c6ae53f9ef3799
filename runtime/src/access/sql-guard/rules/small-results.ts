import type { ParserRuleContext } from 'antlr4ng';
import { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

/** How long a text or an array may become by an argument. */
const MOST_REPEATED = 1_000;
/** How many elements a sequence may have. */
const MOST_STEPS = 10_000;
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

/** The elements of a sequence of whole numbers; no finite number where literals do not tell. Of days, the laptop's engine makes none. */
function stepsOf(from: string, to: string, step = '1'): number {
  const [start = NaN, end = NaN, width = NaN] = [from, to, step].map(text => /^-?\d{1,9}$/.test(text) ? Number(text) : NaN);
  return Math.abs(end - start) / Math.abs(width) + 1;
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
  remedy: `Write first, last and step as whole numbers, with at most ${MOST_STEPS} elements. Days stand in the view calendars.`,
};
const REPLACED = { message: 'The query replaces texts within replaced texts too often.', remedy: 'Use translate for single characters, or fewer replacements.' };
