import type { Outcome, ToolStatus, TrustLabel } from '../../../src/contract';
import { counted, dayText, durationText, moneyText } from '../format';
import { unreachable } from '../unreachable';
import { evidenceOf } from './main-block';
import type { Turn } from './turn';

/** How far the answer can be trusted, in the words of the evidence line. */
export function labelText(label: TrustLabel): string {
  switch (label) {
    case 'verified': return 'verified';
    case 'by_definition': return 'by definition';
    case 'free_sql': return 'free SQL';
    default: return unreachable(label);
  }
}

/** What the label promises. */
export function labelMeaning(label: TrustLabel): string {
  switch (label) {
    case 'verified': return 'An approved question or a textbook method gave these figures.';
    case 'by_definition': return 'These figures are composed from the measures of the catalogue.';
    case 'free_sql': return 'The model wrote this query itself. Check the SQL before you rely on it.';
    default: return unreachable(label);
  }
}

/**
 * The parts of the evidence line after the label: the rows that the result below the sentence was made of, day, scope, time, money;
 * and the figures that nothing proves.
 *
 * @param year  `2026`, by the reader's clock: a day of this year goes without it
 */
export function evidenceParts(turn: Turn, year: string): string[] {
  const { main } = evidenceOf(turn);
  const rows = main.reduce((sum, each) => sum + each.rowsRead, 0);
  const asOf = main[0]?.asOf ?? turn.asOf;
  const unverified = turn.figures.filter(figure => figure.source === 'unverified').length;
  return [
    ...unverified > 0 ? [`${counted(unverified, 'figure')} unverified`] : [],
    ...main.length > 0 ? [`${counted(rows, 'row')} read`] : [],
    ...asOf === undefined || asOf === '' ? [] : [`as of ${dayText(asOf, year)}`],
    ...turn.scope === undefined || turn.scope.text === '' ? [] : [`scope ${turn.scope.text}`],
    ...turn.usage === undefined ? [] : [durationText(turn.usage.milliseconds)],
    ...turn.usage?.costUsd ? [moneyText(turn.usage.costUsd)] : [],
  ];
}

/** Why an answer is not a plain answer; nothing where it is one, or where the text itself says it. */
export function outcomeText(outcome: Outcome): string | undefined {
  switch (outcome) {
    case 'answered':
    case 'clarification':
    case 'refused':
    case 'out_of_scope': return undefined;
    case 'partial': return 'Only a part of the question could be answered.';
    case 'truncated': return 'The answer was cut off at its greatest length. Ask for less at once.';
    case 'out_of_rounds': return 'The question took more steps than one answer may have. Ask for a part of it.';
    case 'out_of_budget': return 'The budget for answers is used up. Whoever runs the platform can raise it.';
    case 'cancelled': return 'Stopped before it was finished.';
    case 'failed': return 'This question could not be answered.';
    default: return unreachable(outcome);
  }
}

/** How a step stands, in a word or two. */
export function statusText(status: ToolStatus): string {
  switch (status) {
    case 'running': return 'running';
    case 'succeeded': return 'done';
    case 'failed': return 'failed';
    case 'refused': return 'not permitted';
    case 'timed_out': return 'took too long';
    case 'cancelled': return 'stopped';
    default: return unreachable(status);
  }
}
