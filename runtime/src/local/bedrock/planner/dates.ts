import { addDays, addPeriods, partsOf, startOf, validDay, type IsoDay, type Period } from './calendar';
import { longestPhraseAt, type Token } from './tokens';
import words from './words/dates.json';

/** A time that a question names, and the tokens that name it. */
export interface DatePhrase {
  /** First day. */
  readonly from?: IsoDay;
  /** First day after it. */
  readonly to?: IsoDay;
  /** How long it is, where it is said as a length: two weeks are 14. */
  readonly days?: number;
  /** As the question says it. */
  readonly words: string;
  readonly direction: 'past' | 'current' | 'future' | 'unsaid';
  readonly firstToken: number;
  readonly lastToken: number;
}

type Found = Omit<DatePhrase, 'firstToken' | 'lastToken' | 'words'> & { readonly length: number };

/** `today`, when everything is reckoned. */
export function isToday({ from, days }: DatePhrase, asOf: IsoDay): boolean {
  return from === asOf && days === 1;
}

/** Whether it is one day. */
export function isOneDay({ from, to }: DatePhrase): boolean {
  return from !== undefined && to === addDays(from, 1);
}

/** Whether they are two times or more, of which no row is in both. */
export function areSeveralTimes(dates: readonly DatePhrase[]): boolean {
  return dates.filter(({ from, to }) => from !== undefined && to !== undefined).length > 1;
}

/** Whether a question says what will be, or how it was. */
export interface Tense {
  readonly willBe?: boolean;
  readonly wasSo?: boolean;
}

/** Every time that the tokens name: `in the last 30 days`, `this month`, `since 1 October`, `next two weeks`. */
export function datesIn(tokens: readonly Token[], asOf: IsoDay, { willBe = false, wasSo = false }: Tense = {}): DatePhrase[] {
  const found: DatePhrase[] = [];
  for (let from = 0; from < tokens.length;) {
    const match = relative(tokens, from, asOf) ?? bounded(tokens, from, asOf, wasSo) ?? single(tokens, from, asOf, willBe) ?? length(tokens, from);
    if (match) {
      const { length: taken, ...phrase } = match;
      const words = tokens.slice(from, from + taken).map(({ text }) => text).join(' ');
      found.push({ ...phrase, words, firstToken: from, lastToken: from + taken - 1 });
      from += taken;
    } else {
      from += 1;
    }
  }
  return found;
}

/** `next two weeks`, `last month`, `this quarter`, `yesterday`. */
function relative(tokens: readonly Token[], from: number, asOf: IsoDay): Found | undefined {
  const word = tokens[from]!.lower;
  if (words.today.includes(word)) return { from: asOf, to: addDays(asOf, 1), days: 1, direction: 'current', length: 1 };
  if (words.yesterday.includes(word)) return { from: addDays(asOf, -1), to: asOf, days: 1, direction: 'past', length: 1 };
  if (words.tomorrow.includes(word)) return { from: addDays(asOf, 1), to: addDays(asOf, 2), days: 1, direction: 'future', length: 1 };
  const upToNow = unitAt(tokens, from);
  if (upToNow && tokens[from + 1]?.lower === 'to' && tokens[from + 2]?.lower === 'date') {
    return { ...rangeOf('current', undefined, upToNow, asOf), direction: 'current', length: 3 };
  }
  const direction = directionOf(word);
  if (!direction) return undefined;
  const article = tokens[from + 1]?.lower === 'the' ? 1 : 0;
  const amount = amountAt(tokens, from + 1 + article);
  const unit = unitAt(tokens, from + 1 + article + (amount?.length ?? 0));
  if (!unit) return undefined;
  const taken = 2 + article + (amount?.length ?? 0);
  return { ...rangeOf(direction, amount?.value, unit, asOf), direction, length: taken };
}

function rangeOf(direction: 'past' | 'current' | 'future', amount: number | undefined, unit: Unit, asOf: IsoDay): Pick<DatePhrase, 'from' | 'to' | 'days'> {
  const days = unit.days * (amount ?? 1);
  const start = startOf(unit.period, asOf);
  if (direction === 'current') return { from: start, to: addPeriods(unit.period, start, 1), days };
  if (amount === undefined && unit.period !== 'day') {
    const shift = direction === 'past' ? -1 : 1;
    return { from: addPeriods(unit.period, start, shift), to: addPeriods(unit.period, start, shift + 1), days };
  }
  const count = (amount ?? 1) * unit.periods;
  return direction === 'past'
    ? { from: addPeriods(unit.period, asOf, -count), to: asOf, days }
    : { from: asOf, to: addPeriods(unit.period, asOf, count), days };
}

/** `since 1 October`, `before Friday`, `between 1 and 15 October`, `from … to …`. */
function bounded(tokens: readonly Token[], from: number, asOf: IsoDay, wasSo: boolean): Found | undefined {
  const toCome = !wasSo && tokens.some(({ lower }) => words.toCome.includes(lower));
  const pair = pairOfDays(tokens, from, asOf, toCome ? 'future' : 'past');
  if (pair) return pair;
  const since = longestPhraseAt(tokens, from, words.since);
  const start = since && timeAt(tokens, from + since.length, asOf, toCome ? 'future' : 'past');
  if (start) return { from: since.phrase === 'after' ? start.to : start.from, direction: toCome ? 'future' : 'past', length: since.length + start.length };
  const ago = since?.phrase === 'since' ? length(tokens, from + since.length) : undefined;
  if (ago?.days !== undefined) return { from: addDays(asOf, -ago.days), to: asOf, days: ago.days, direction: 'past', length: since!.length + ago.length };
  const before = longestPhraseAt(tokens, from, words.before);
  const end = before && timeAt(tokens, from + before.length, asOf, wasSo ? 'past' : 'future');
  if (!end) return undefined;
  return { to: before.phrase === 'before' ? end.from : end.to, direction: 'unsaid', length: before.length + end.length };
}

function pairOfDays(tokens: readonly Token[], from: number, asOf: IsoDay, side: Side): Found | undefined {
  const opening = longestPhraseAt(tokens, from, [...words.between, ...words.since]);
  const first = opening && (timeAt(tokens, from + opening.length, asOf, side) ?? dayOfSameMonth(tokens, from + opening.length, asOf, side));
  if (!first) return undefined;
  const joint = from + opening.length + first.length;
  if (!/^(?:and|to|until|till)$/.test(tokens[joint]?.lower ?? '')) return undefined;
  const last = timeAt(tokens, joint + 1, asOf, side);
  return last && { from: first.from, to: last.to, direction: side, length: opening.length + first.length + 1 + last.length };
}

/** The `1` of `1 and 15 October`. */
function dayOfSameMonth(tokens: readonly Token[], from: number, asOf: IsoDay, side: Side): Day | undefined {
  const date = DATE.exec(tokens[from]?.lower ?? '');
  const last = date && dayAt(tokens, from + 2, asOf, side);
  if (!last) return undefined;
  const { year, month } = partsOf(last.from);
  return oneDay(validDay(year, month, Number(date[1])), 1);
}

/** `on 3 October`, `in October`, `2026-10-03`, `in 2025`: four digits alone may be anything. */
function single(tokens: readonly Token[], from: number, asOf: IsoDay, willBe: boolean): Found | undefined {
  const opening = tokens[from]!.lower;
  const opened = /^(?:on|in|of|during|for)$/.test(opening) ? 1 : 0;
  // What is said to be for a day is still to come, and so is what will be.
  const side = willBe || opening === 'for' ? 'future' : 'past';
  const day = endOf(tokens, from, asOf, side) ?? partOfYear(tokens, from + opened, asOf, side)
    ?? (/^(?:in|during)$/.test(opening) ? timeAt(tokens, from + 1, asOf, side) : dayAt(tokens, from + opened, asOf, side));
  return day && { from: day.from, to: day.to, direction: 'unsaid', length: day.length + opened };
}

/** `At the end of September`: its last day. */
function endOf(tokens: readonly Token[], from: number, asOf: IsoDay, side: Side): Day | undefined {
  const opening = longestPhraseAt(tokens, from, words.endOf);
  const whole = opening && (partOfYear(tokens, from + opening.length, asOf, side) ?? timeAt(tokens, from + opening.length, asOf, side));
  return whole && { from: addDays(whole.to, -1), to: whole.to, length: opening.length + whole.length };
}

/** `Q3`, `week 40` (by ISO 8601), with or without a year; else the nearest one on the given side. */
function partOfYear(tokens: readonly Token[], from: number, asOf: IsoDay, side: Side): Day | undefined {
  const [word, next] = [tokens[from]?.lower ?? '', tokens[from + 1]?.lower ?? ''];
  const quarter = /^q([1-4])$/.exec(word);
  const week = /^(?:week|cw)$/.test(word) && /^(?:[1-9]|[1-4]\d|5[0-3])$/.test(next) ? Number(next) : undefined;
  if (!quarter && week === undefined) return undefined;
  const taken = quarter ? 1 : 2;
  const said = yearAt(tokens, from + taken);
  const startIn = (year: number): IsoDay => quarter
    ? addPeriods('quarter', `${year}-01-01`, Number(quarter[1]) - 1)
    : addDays(startOf('week', `${year}-01-04`), 7 * (week! - 1));
  const { year } = partsOf(asOf);
  const isOnSide = side === 'past' ? startIn(year) <= asOf : startIn(year) >= asOf;
  const start = startIn(said ?? (isOnSide ? year : side === 'past' ? year - 1 : year + 1));
  return { from: start, to: quarter ? addPeriods('quarter', start, 1) : addDays(start, 7), length: taken + (said ? 1 : 0) };
}

/** `10 days` alone: a length without a place in time. */
function length(tokens: readonly Token[], from: number): Found | undefined {
  const amount = amountAt(tokens, from);
  const unit = amount && unitAt(tokens, from + amount.length);
  return unit && { days: unit.days * amount.value, direction: 'unsaid', length: amount.length + 1 };
}

const DATE = /^([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;

type Side = 'past' | 'future';

interface Day { readonly from: IsoDay; readonly to: IsoDay; readonly length: number }

/** A day, a month or a year. */
function timeAt(tokens: readonly Token[], from: number, asOf: IsoDay, side: 'past' | 'future'): Day | undefined {
  const year = yearAt(tokens, from);
  return year === undefined ? dayAt(tokens, from, asOf, side) : { from: `${year}-01-01`, to: `${year + 1}-01-01`, length: 1 };
}

/** A day or a month by name; without a year the nearest one on the given side of the as-of day. */
function dayAt(tokens: readonly Token[], from: number, asOf: IsoDay, side: 'past' | 'future'): Day | undefined {
  const word = tokens[from]?.lower ?? '';
  if (directionOf(word) && words.weekdays.includes(tokens[from + 1]?.lower ?? '')) {
    const named = weekday(tokens[from + 1]!.lower, asOf, directionOf(word) === 'past' ? 'past' : 'future');
    return named && { ...named, length: 2 };
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  if (iso) return oneDay(validDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), 1);
  const date = DATE.exec(word);
  if (date) {
    const of = tokens[from + 1]?.lower === 'of' ? 1 : 0;
    const month = monthOf(tokens[from + 1 + of]);
    return month === undefined ? undefined : datedDay(tokens, from, Number(date[1]), month, 2 + of, asOf, side);
  }
  const month = monthOf(tokens[from]);
  if (!month) return weekday(word, asOf, side);
  const after = DATE.exec(tokens[from + 1]?.lower ?? '');
  if (after) return datedDay(tokens, from, Number(after[1]), month, 2, asOf, side);
  const said = yearAt(tokens, from + 1);
  const year = said ?? nearestYear(month, 1, asOf, side);
  const start = validDay(year, month, 1);
  return start === undefined ? undefined : { from: start, to: addPeriods('month', start, 1), length: said ? 2 : 1 };
}

function datedDay(tokens: readonly Token[], from: number, date: number, month: number, taken: number, asOf: IsoDay, side: 'past' | 'future') {
  const said = yearAt(tokens, from + taken);
  return oneDay(validDay(said ?? nearestYear(month, date, asOf, side), month, date), taken + (said ? 1 : 0));
}

function oneDay(day: IsoDay | undefined, length: number): Day | undefined {
  return day === undefined ? undefined : { from: day, to: addDays(day, 1), length };
}

function weekday(word: string, asOf: IsoDay, side: 'past' | 'future'): Day | undefined {
  const index = words.weekdays.indexOf(word);
  if (index < 0) return undefined;
  const inThisWeek = addDays(startOf('week', asOf), index);
  const shift = side === 'past' ? (inThisWeek > asOf ? -7 : 0) : (inThisWeek < asOf ? 7 : 0);
  return oneDay(addDays(inThisWeek, shift), 1);
}

function monthOf(token: Token | undefined): number | undefined {
  if (!token || token.lower.length < 3 || token.text === 'may') return undefined;
  const index = words.months.findIndex(month => month === token.lower || (token.lower.length <= 4 && month.startsWith(token.lower)));
  return index < 0 ? undefined : index + 1;
}

function nearestYear(month: number, date: number, asOf: IsoDay, side: 'past' | 'future'): number {
  const { year } = partsOf(asOf);
  const inThisYear = validDay(year, month, date) ?? asOf;
  if (side === 'past') return inThisYear > asOf ? year - 1 : year;
  return inThisYear < asOf ? year + 1 : year;
}

function yearAt(tokens: readonly Token[], from: number): number | undefined {
  const word = tokens[from]?.lower ?? '';
  return /^(?:19|20)\d{2}$/.test(word) ? Number(word) : undefined;
}

function directionOf(word: string): 'past' | 'current' | 'future' | undefined {
  if (words.past.includes(word)) return 'past';
  if (words.current.includes(word)) return 'current';
  return words.future.includes(word) ? 'future' : undefined;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = words.numberWords;

function amountAt(tokens: readonly Token[], from: number): { value: number; length: number } | undefined {
  const word = tokens[from]?.lower ?? '';
  const value = /^\d{1,4}$/.test(word) ? Number(word) : NUMBER_WORDS[word];
  if (value === undefined) return undefined;
  const of = tokens[from + 1]?.lower === 'couple' ? 2 : 1;
  const taken = tokens[from + of]?.lower === 'of' ? of + 1 : of;
  return { value: of === 2 ? 2 : value, length: taken };
}

interface Unit { readonly period: Period; readonly periods: number; readonly days: number }

/** A fortnight is two weeks. */
function unitAt(tokens: readonly Token[], from: number): Unit | undefined {
  const word = tokens[from]?.lower ?? '';
  const found = Object.entries(words.units).find(([, unit]) => unit.words.includes(word));
  if (!found) return undefined;
  const [name, { days }] = found;
  switch (name) {
    case 'day': case 'week': case 'month': case 'quarter': case 'year': return { period: name, periods: 1, days };
    default: return { period: 'week', periods: days / 7, days };
  }
}
