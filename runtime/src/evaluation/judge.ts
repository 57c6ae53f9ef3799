import type { Answer } from '../../../src/contract';

import { outcomesOf, type Expectation } from './golden-question';
import { holds } from './held-figures';
import type { ExpectedRows } from './reckoning';

/** What can be wrong with an answer, in words of whoever reads the score. */
export const FAILURE_KINDS = {
  failed: 'failed, or ended half way',
  declined: 'declined what can be answered',
  needless_clarification: 'asked back without need',
  no_clarification: 'guessed where it had to ask back',
  not_declined: 'answered what nobody can, or this person may not see',
  leaked: 'showed what this person may not see',
  wrong_tool: 'another tool than the one that knows it',
  wrong_input: 'the right tool, told the wrong thing',
  wrong_definition: 'another measure than the one asked for',
  wrong_figure: 'a figure that is not the one reckoned independently, or none',
  not_named: 'does not name what it is about',
  unverified_figure: 'a figure in the text that no result holds',
} as const;

export type FailureKind = keyof typeof FAILURE_KINDS;

/** One thing that is wrong with an answer. */
export interface Failure {
  readonly kind: FailureKind;
  readonly detail: string;
}

/** What is wrong with an answer; nothing where it is right. `figures` are the expected ones, in their order, as reckoned. */
export function judge(answer: Answer, expect: Expectation, figures: readonly ExpectedRows[]): Failure[] {
  // What the person has said is no secret from them: a sentence may repeat it.
  const leaks = (expect.never ?? []).filter(each => says(everythingIn(answer), each) && !says(answer.question, each))
    .map((each): Failure => ({ kind: 'leaked', detail: each }));
  const ending = endingFailure(answer, expect);
  if (ending) return [...leaks, ending];
  const unverified = answer.figures.filter(({ source }) => source === 'unverified').map(({ start, length }) => answer.answer.slice(start, start + length));
  return [
    ...leaks,
    ...toolFailures(answer, expect),
    ...(expect.figures ?? []).flatMap((figure, index): Failure[] => {
      const expected = figures[index] ?? [];
      return holds(answer, figure, expected) ? [] : [{ kind: 'wrong_figure', detail: `${figure.what}: ${shown(expected)}` }];
    }),
    ...(expect.mentions ?? []).filter(each => !says(shownBy(answer), each)).map((each): Failure => ({ kind: 'not_named', detail: each })),
    ...(unverified.length > 0 ? [{ kind: 'unverified_figure', detail: unverified.join(', ') } as const] : []),
  ];
}

function endingFailure({ outcome, clarification, error, answer }: Answer, expect: Expectation): Failure | undefined {
  const right = outcomesOf(expect);
  if (right.some(each => each === outcome)) return undefined;
  const detail = `${outcome}: ${error?.detail ?? clarification?.question ?? answer}`;
  if (outcome === 'clarification') return { kind: right.includes('answered') ? 'needless_clarification' : 'not_declined', detail };
  if (outcome === 'out_of_scope' || outcome === 'refused') return { kind: 'declined', detail };
  if (outcome !== 'answered') return { kind: 'failed', detail };
  return { kind: right.includes('clarification') ? 'no_clarification' : 'not_declined', detail };
}

function toolFailures({ toolCalls }: Answer, { tools = [], definition, inputs = {} }: Expectation): Failure[] {
  const succeeded = toolCalls.filter(({ status }) => status === 'succeeded');
  const called = succeeded.map(({ name }) => name);
  const missing = tools.filter(tool => !called.includes(tool));
  if (missing.length > 0) return [{ kind: 'wrong_tool', detail: `${missing.join(', ')} did not answer, but ${called.join(', ') || 'none'}` }];
  const defined = succeeded.flatMap(({ evidence }) => evidence.flatMap(each => each.definition?.id ?? []));
  const told = succeeded.filter(({ name }) => tools.includes(name)).map(({ input }) => JSON.stringify(input));
  return [
    ...(definition !== undefined && !defined.includes(definition) ? [{ kind: 'wrong_definition', detail: `${definition}, but ${defined.join(', ') || 'none'}` } as const] : []),
    ...Object.entries(inputs).filter(([name, value]) => !told.some(input => input.includes(`"${name}":${JSON.stringify(value)}`) || input.includes(`"${name}":[${JSON.stringify(value)}]`)))
      .map(([name, value]): Failure => ({ kind: 'wrong_input', detail: `${name} ${JSON.stringify(value)}, but ${told.join(', ')}` })),
  ];
}

/** What a person reads of an answer. */
function shownBy({ answer, blocks, clarification }: Answer): string {
  return JSON.stringify([answer, blocks, clarification ?? null]);
}

function everythingIn({ answer, blocks, clarification, toolCalls, followUps, warnings }: Answer): string {
  return JSON.stringify([answer, blocks, clarification ?? null, toolCalls.map(({ summary, evidence }) => [summary, evidence]), followUps, warnings]);
}

function says(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

const MOST_SHOWN = 3;

function shown(rows: ExpectedRows): string {
  const some = rows.slice(0, MOST_SHOWN).map(row => row.join(' ')).join('; ');
  return rows.length > MOST_SHOWN ? `${some}; … ${rows.length} rows` : some || 'no row';
}
