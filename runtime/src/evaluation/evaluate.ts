import type { Answer } from '../../../src/contract';

import { GoldenQuestionError } from './golden-error';
import type { Expectation, ExpectedFigure, GoldenQuestion } from './golden-question';
import { isHeldOut } from './held-out';
import { judge, type Failure } from './judge';
import type { ExpectedRows, Reckoning } from './reckoning';

/** How a question was put: as it stands, in other words, or in other words that are held out from mending. */
export type Phrasing = 'canonical' | 'paraphrase' | 'held_out';

/** One question that was asked, and what is wrong with its answer. */
export interface Verdict {
  readonly id: string;
  readonly user: string;
  readonly persona: string;
  readonly phrasing: Phrasing;
  readonly question: string;
  readonly followUp: boolean;
  readonly failures: readonly Failure[];
  /** What was said. */
  readonly answer: string;
  readonly tools: readonly string[];
  readonly milliseconds: number;
}

/** Puts a question as a sample user; `conversationId` is `new` for the first of a conversation. */
export type Put = (user: string, message: string, conversationId: string) => Promise<Answer>;

export interface EvaluationOptions {
  readonly questions: readonly GoldenQuestion[];
  readonly paraphrases: boolean;
  readonly personaOf: (user: string) => string;
  readonly reckoning: Reckoning;
  readonly put: Put;
}

/** Asks every question, one at a time, and judges each answer by what was reckoned without the runtime. */
export async function* evaluate(options: EvaluationOptions): AsyncGenerator<Verdict> {
  for (const golden of options.questions) {
    const { question, paraphrases = [], expect, followUps = [] } = golden;
    const first = await ask({ golden, question, expect, phrasing: 'canonical' }, options);
    yield first.verdict;
    for (const followUp of followUps) {
      yield (await ask({ golden, ...followUp, phrasing: 'canonical', conversationId: first.conversationId }, options)).verdict;
    }
    if (!options.paraphrases) continue;
    for (const other of paraphrases) yield (await ask({ golden, question: other, expect, phrasing: phrasingOf(other) }, options)).verdict;
    for (const followUp of followUps) {
      for (const other of followUp.paraphrases ?? []) {
        // In a conversation of its own: that of before has heard the follow-up already.
        const { conversationId } = await ask({ golden, question, expect, phrasing: 'canonical' }, options);
        yield (await ask({ golden, question: other, expect: followUp.expect, phrasing: phrasingOf(other), conversationId }, options)).verdict;
      }
    }
  }
}

function phrasingOf(paraphrase: string): Phrasing {
  return isHeldOut(paraphrase) ? 'held_out' : 'paraphrase';
}

interface Asked {
  readonly golden: GoldenQuestion;
  readonly question: string;
  readonly expect: Expectation;
  readonly phrasing: Phrasing;
  /** Of a follow-up: the conversation that it goes on in. */
  readonly conversationId?: string;
}

async function ask(asked: Asked, { reckoning, put, personaOf }: EvaluationOptions) {
  const { golden: { id, user }, question, expect, phrasing, conversationId } = asked;
  const expected = await expectedOf(id, expect, reckoning);
  const started = performance.now();
  const answer = await put(user, question, conversationId ?? 'new');
  const verdict: Verdict = {
    id, user, persona: personaOf(user), phrasing, question, followUp: conversationId !== undefined,
    failures: judge(answer, expect, expected),
    answer: answer.clarification?.question ?? answer.answer, tools: answer.toolCalls.map(({ name }) => name),
    milliseconds: Math.round(performance.now() - started),
  };
  return { verdict, conversationId: answer.conversationId };
}

async function expectedOf(id: string, { figures = [] }: Expectation, reckoning: Reckoning): Promise<ExpectedRows[]> {
  const expected: ExpectedRows[] = [];
  for (const figure of figures) expected.push(await reckoned(id, figure, reckoning));
  return expected;
}

async function reckoned(id: string, { what, sql, truth, value }: ExpectedFigure, reckoning: Reckoning): Promise<ExpectedRows> {
  try {
    const rows = sql !== undefined ? await reckoning.bySql(sql) : truth !== undefined ? reckoning.byTruth(truth) : [[value ?? null]];
    if (rows.length > 0) return rows;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GoldenQuestionError(id, `figure "${what}" cannot be reckoned: ${why}`, 'Correct its sql or truth.', { cause });
  }
  throw new GoldenQuestionError(id, `figure "${what}" comes to no row.`, 'A figure that is not there proves nothing: correct its sql.');
}
