import type { ParserRuleContext } from 'antlr4ng';
import { FunctionCallContext, LikeContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Objection, Rule } from '../rule';

/** How long a pattern may be, and how many open repetitions (`*`, `+`, `{2,}`, in LIKE `%`) may stand in it. */
const MOST_CHARACTERS = 200;
const MOST_REPETITIONS = 8;

/**
 * Regular expressions are literals, and none repeats a group that repeats or chooses: on such an expression an engine that goes back may
 * take hours over a short text. Nor do they look around or refer back, which one of the engines does not know.
 */
export const plainPatterns: Rule<ParserRuleContext> = { id: 'plain-patterns', check };

function check(node: ParserRuleContext): Objection | undefined {
  if (node instanceof LikeContext) return (node.getText().match(/%/g) ?? []).length > MOST_REPETITIONS ? REPETITIONS : undefined;
  if (!(node instanceof FunctionCallContext) || !/^regexp_/i.test(node.functionName().getText())) return undefined;
  const [, pattern] = /^'((?:[^']|'')*)'$/.exec(node.expression()[1]?.getText() ?? '') ?? [];
  if (pattern === undefined || pattern.length > MOST_CHARACTERS) return LITERAL;
  return isPlain(pattern.replaceAll("''", "'")) ? undefined : REPETITION;
}

/** Characters that stand for themselves or a class of characters, taken out, so that what is left is the pattern's frame. */
function frameOf(pattern: string): string | undefined {
  if (/\\[^\\dDwWsSbB.*+?()[\]{}|^$/"'-]/.test(pattern)) return undefined;
  return pattern.replaceAll(/\\./g, 'x').replaceAll(/\[\^?\]?[^\]]*\]/g, 'x');
}

function isPlain(pattern: string): boolean {
  const frame = frameOf(pattern);
  if (frame === undefined || /\(\?(?!:)/.test(frame) || /[*+?}][*+{]/.test(frame)) return false;
  if ((frame.match(/[*+]|\{\d*,\}/g) ?? []).length > MOST_REPETITIONS) return false;
  if ([...frame.matchAll(/\{(\d*),?(\d*)\}/g)].some(([, least = '', most = '']) => Number(least) > 100 || Number(most) > 100)) return false;
  return !repeatsRepetition(frame.replaceAll('(?:', '('));
}

/** Whether a group that is repeated holds a repetition or a choice. A fixed count, `{3}`, is no repetition. */
function repeatsRepetition(frame: string): boolean {
  const open = [false];
  const signs = frame.replaceAll(/\{\d+\}(?![*+{])/g, '');
  return [...signs].some((sign, index) => {
    if (sign === '(') open.push(false);
    else if ('*+{|'.includes(sign)) open[open.length - 1] = true;
    else if (sign === ')') {
      const holds = open.pop() === true;
      if (holds && /^[*+{]/.test(signs.slice(index + 1))) return true;
      open[open.length - 1] ||= holds;
    }
    return false;
  });
}

const LITERAL = {
  message: 'A regular expression must be written out, in at most 200 characters.', remedy: "Write it as a text in quotes, such as '^A[0-9]+$'.",
};
const REPETITION = {
  message: 'The regular expression repeats a repetition or a choice, looks around, or uses a sign that is not known.',
  remedy: 'Repeat single characters or classes only, such as [A-Z]+ or \\d{2,4}, and write choices without repeating them.',
};
const REPETITIONS = { message: 'The pattern holds too many repetitions.', remedy: 'Use LIKE with one or two percent signs.' };
