import { daysBetween } from './calendar';
import { isCalled, type KnownColumn } from './catalogue';
import type { Reading } from './choose-view';
import { conceptsOf } from './concepts';
import { areSeveralTimes } from './dates';
import type { Ask } from './follow-up';
import { tokenise } from './tokens';
import { wayBefore } from './ways';
import { happened, toCome } from './words/dates.json';

/** What a query of one view is made of, as far as it is known. */
export type Parts = Pick<Reading, 'view' | 'conditions' | 'values' | 'flags'> & {
  readonly ask: Ask;
  readonly things: number;
  /** Whether what is asked for is a row of the view. */
  readonly isOfRows: boolean;
  /** What rows are told apart by, beside what is asked for and what is named. */
  readonly loose: readonly string[];
  readonly measure: KnownColumn | undefined;
  readonly date: KnownColumn | undefined;
};

/** How many things a question says that a query of one view, by one condition a column, cannot say: each would be left out in silence. */
export function beyondRows(parts: Parts): number {
  return CHECKS.filter(check => check(parts)).length;
}

const [TIME = ''] = conceptsOf('time');
const WORTH = conceptsOf('value worth');

const CHECKS: readonly ((parts: Parts) => boolean)[] = [
  // Rows say what is, not what would be, and no row says when something is over.
  ({ ask }) => ask.supposes,
  ({ ask, date, things }) => ask.asksWhen && !(date && things > 0 && isInTime(date, ask) && ask.content.some(concept => date.concepts.has(concept))),
  // `In both WH01 and WH02`, `in WH01 only`: other rows of the same thing would have to be looked at.
  ({ ask, things }) => ask.separates && things > 0,
  ({ ask }) => ask.limitsToOne,
  // Which one is the last its rows do not say.
  ({ ask }) => ask.asksLatest,
  // `80 P0012` is a number that nothing is compared with.
  ({ ask }) => ask.quantities.length > 0,
  // How long something takes is no quantity of it.
  ({ ask, measure }) => measure !== undefined && ask.content.includes(TIME) && !isCalled(measure, TIME, ask.content) && measure.unit !== 'days',
  // What things are worth is no quantity of them.
  ({ ask, measure }) => measure !== undefined && ask.subject.some(concept => WORTH.includes(concept) && !isCalled(measure, concept, ask.content)),
  // A reason is a value, or it is not said.
  ({ ask, values }) => ask.because !== undefined && !values.some(({ concept }) => concept === ask.because),
  // Two times that do not meet have no rows in common.
  ({ ask }) => areSeveralTimes(ask.dates),
  // What happened has happened by now.
  ({ ask, date }) => date !== undefined && hasHappened(date) && ask.dates.some(({ direction }) => direction === 'future' || ask.willBe),
  // What gives and what gets stand in two columns, or in two rows.
  ({ ask }) => new Set(ask.names.filter(({ code }) => code).flatMap(({ text }) => wayBefore(ask.text, text) ?? [])).size > 1,
  // A row has one value in a column.
  ({ values }) => new Set(values.map(({ column }) => column.name)).size < values.length,
  deniesAnotherThing,
  deniesOfSomeRows,
  comparesEachDay,
  ({ ask, measure }) => ask.comparisons.some(({ unit }) => unit !== undefined && unit !== measure?.unit),
  ({ ask, conditions, values, measure }) => ask.aggregate === 'count' && ask.subject.includes('day') && conditions.length + values.length === 0
    && !(measure && ask.comparisons.length > 0),
];

/** `No stock`, `not allocated`: what is denied has to be what the query says. */
function deniesAnotherThing({ ask, values, flags, measure }: Parts): boolean {
  const { negates, negated, content } = ask;
  if (!negated) return false;
  if (negates === undefined) return true;
  const isTold = values.some(({ concept }) => concept === negates) || flags.some(({ column }) => column.head.includes(negates))
    || (measure !== undefined && isCalled(measure, negates, content));
  return !isTold || values.length + flags.length > 1;
}

/** That a row is not so does not say that no row of the thing is so. */
function deniesOfSomeRows({ ask, isOfRows, loose, date, values, flags }: Parts): boolean {
  if (!ask.negated) return false;
  const isDated = date !== undefined && ask.dates.length > 0;
  const deedIsDated = isDated && ask.negates !== undefined
    && (date.concepts.has(ask.negates) || (values.length > 0 && !ask.content.some(concept => date.concepts.has(concept))));
  const counts = ask.aggregate === undefined || ask.aggregate === 'count';
  return deedIsDated || (counts && !isOfRows && (loose.length > 0 || values.length + flags.length > 0));
}

/** `Less than 5 this year` is less in all, not on some day. */
function comparesEachDay({ ask, view, isOfRows }: Parts): boolean {
  const isOneDay = ask.dates.some(({ from, to }) => from !== undefined && to !== undefined && daysBetween(from, to) === 1);
  return ask.comparisons.length > 0 && view.grain.includes('day') && !isOfRows && !isOneDay;
}

/** `When was` asks for a day on which something happened, `when will` for one on which it is expected. */
export function isInTime(date: KnownColumn, { wasSo }: Ask): boolean {
  return wasSo ? hasHappened(date) : tokenise(date.meaning).some(({ lower }) => toCome.includes(lower));
}

/** A day that was promised, planned or wished for may be to come; one on which something was done is not. */
function hasHappened({ meaning }: KnownColumn): boolean {
  return tokenise(meaning).some(({ lower }) => happened.includes(lower));
}
