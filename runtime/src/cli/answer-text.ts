import type { Answer } from '../../../src/contract';
import { mainBlock, rowsAtFirst } from '../../web/turn/main-block';
import { readTurn } from '../../web/turn/turn';
import { evidenceParts, labelText, outcomeText } from '../../web/turn/wording';
import { yearOf } from '../../web/year-of';

import { plainLine, plainText } from './plain-text';
import { resultTable } from './result-table';
import { wrapped } from './word-wrap';

/** As wide as the number of a choice. */
const CHOICE_INDENT = ' '.repeat(5);

export interface AnswerTextOptions {
  /** The reader's clock: days of its year go without the year. */
  readonly now: Date;
  /** The width that there is; undefined where it does not matter. */
  readonly width: number | undefined;
  readonly dim: (text: string) => string;
  /** Whether the sentence has been shown while it came. */
  readonly textShown: boolean;
  /** How the program is called. */
  readonly scap: string;
  /** The options that a further command must repeat. */
  readonly again: string;
}

/** An answer as a terminal shows it: the sentence, one table, the question back, the draft, where it all comes from, and what to ask next. */
export function answerText(answer: Answer, { now, width, dim, textShown, scap, again }: AnswerTextOptions): string {
  const turn = readTurn(answer);
  const block = mainBlock(turn);
  const saysSomething = answer.answer !== '' || answer.blocks.length > 0 || answer.clarification !== undefined;
  const outcome = answer.outcome === 'running' ? undefined : outcomeText(answer.outcome);
  return [
    ...textShown || answer.answer === '' ? [] : [wrapped(plainText(answer.answer), width)],
    ...block && block.rows.length > 0 ? resultTable(block, { rows: rowsAtFirst(block), width, year: yearOf(now), dim }) : [],
    ...outcome === undefined ? [] : [outcome],
    ...clarificationLines(answer, `${scap} ask -c${again}`, width),
    ...draftLines(answer, id => `${scap} drafts show ${id}${again}`),
    ...(saysSomething ? evidenceLine(answer, yearOf(now)) : []).map(line => dim(wrapped(line, width))),
    ...nextLine(answer).map(line => wrapped(line, width)),
  ].map(line => `${line}\n`).join('');
}

function clarificationLines({ clarification }: Answer, goOn: string, width: number | undefined): string[] {
  if (!clarification) return [];
  return [
    wrapped(plainLine(clarification.question), width),
    ...clarification.choices.map((choice, index) => wrapped(`  ${index + 1}  ${plainLine(choice)}`, width, CHOICE_INDENT)),
    `Answer with: ${goOn} ${clarification.choices.length > 0 ? 1 : '"…"'}`,
  ];
}

function draftLines({ toolCalls }: Answer, show: (id: string) => string): string[] {
  const ids = new Set(toolCalls.flatMap(({ draft }) => draft ?? []));
  return [...ids].map(id => `See the draft with: ${show(plainLine(id))}`);
}

/** `verified · Projected usable stock, day by day · 312 rows read · as of 24 Nov · scope WH01` */
function evidenceLine(answer: Answer, year: string): string[] {
  const evidence = answer.toolCalls.flatMap(call => call.evidence);
  if (evidence.length === 0) return [];
  const methods = answer.toolCalls.slice(-1).flatMap(call => call.evidence.map(each => plainLine(each.method.name)));
  return [[...answer.label === null ? [] : [labelText(answer.label)], ...new Set(methods), ...evidenceParts(readTurn(answer), year)].join(' · ')];
}

function nextLine({ followUps }: Answer): string[] {
  return followUps.length === 0 ? [] : [`Next: ${followUps.slice(0, 3).map(each => `"${plainLine(each)}"`).join(' · ')}`];
}
