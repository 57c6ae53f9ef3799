import type { Catalogue } from './catalogue';
import { conceptsOf } from './concepts';
import { readQuestion, type PredicateId, type Question } from './question';
import { longestPhraseAt, tokenise } from './tokens';
import { areOtherWays, wayBefore } from './ways';
import aggregates from './words/aggregates.json';
import requests from './words/requests.json';

/** What is late and what was. */
const LATENESS: readonly PredicateId[] = ['late', 'wasLate'];

/** What is asked, together with the earlier questions that it leans on. */
export interface Ask extends Question {
  /** The things of which another one is asked for: `the other warehouse`. */
  readonly otherOf: readonly string[];
  /** Whether it leans on an earlier question. */
  readonly followsUp: boolean;
  /** Whether it would lean on one, but there is none. */
  readonly leansOnNothing?: boolean;
}

/** The question, completed from earlier ones where it cannot stand alone: `and WH02?` keeps all of the question before but the place. */
export function askOf(question: string, earlier: readonly string[], catalogue: Catalogue, asOf: string): Ask {
  const { rest, marked } = withoutMarker(question);
  const read = readQuestion(rest, catalogue, asOf);
  const understood = earlier.findLastIndex(text => isUnderstood(withoutMarker(text), catalogue, asOf));
  const previous = earlier[understood];
  const whole = { ...readQuestion(question, catalogue, asOf), otherOf: [], followsUp: false };
  if (previous === undefined) return { ...whole, leansOnNothing: isBare(read, marked) };
  if (!leansOnEarlier(read, marked)) return whole;
  const base = askOf(previous, earlier.slice(0, understood), catalogue, asOf);
  if (read.refersBack && read.content.length > 0) return { ...whole, followsUp: true, names: [...namesKept(base, whole), ...whole.names] };
  // `And on Monday?` behind a question about tomorrow is the Monday to come.
  const isAhead = base.dates.some(({ direction }) => direction === 'future') && !read.wasSo;
  return merged(base, isAhead ? readQuestion(rest, catalogue, asOf, { willBe: true }) : read, catalogue);
}

/** A question that says what it is about only together with one before it: `and in WH03?`, `only the late ones`, `why?`. */
function isBare(read: Question, marked: boolean): boolean {
  const about = read.content.filter(concept => concept !== REASON);
  if (read.refersBack) return true;
  if (about.length > 0 || read.views.length > 0) return false;
  return marked || (read.asksWhy && read.names.length === 0 && read.predicates.length === 0);
}

const [REASON = ''] = conceptsOf('reason');

/** The names of an earlier question that a later one about other figures of the same things still goes by. */
function namesKept(base: Ask, later: Question): Ask['names'] {
  const isReplaced = (before: string) => later.names.some(({ text }) => replacesName(text, later, before, base));
  return base.names.filter(({ text }) => !isReplaced(text)).map(name => ({ ...name, said: false }));
}

/** Nothing leans on a question that was about something else altogether. */
function isUnderstood({ rest, marked }: { rest: string; marked: boolean }, catalogue: Catalogue, asOf: string): boolean {
  const read = readQuestion(rest, catalogue, asOf);
  return marked || read.content.length > 0 || read.predicates.length > 0 || read.names.some(({ code }) => code) || read.dates.length > 0;
}

/** A question stands alone when it asks for something that a description knows. */
function leansOnEarlier(read: Question, marked: boolean): boolean {
  const tokens = tokenise(read.text);
  if (read.refersBack) return true;
  if (read.asksWhy && read.content.every(concept => concept === REASON) && read.predicates.length === 0) return true;
  const asks = read.aggregate !== undefined || read.superlative !== undefined
    || tokens.some((_, place) => place < 2 && longestPhraseAt(tokens, place, aggregates.subjectMarkers) !== undefined);
  if (asks && read.content.length > 0) return otherThing(read).length > 0;
  return marked || read.content.length === 0 || otherThing(read).length > 0;
}

function withoutMarker(text: string): { rest: string; marked: boolean } {
  let rest = text.trim();
  let marked = false;
  for (let again = true; again;) {
    const tokens = tokenise(rest);
    const marker = longestPhraseAt(tokens, 0, requests.followUp);
    again = marker !== undefined && tokens.length > marker.length;
    if (marker && again) {
      rest = rest.slice(tokens[marker.length]!.start);
      marked = true;
    }
  }
  return { rest, marked };
}

/** The thing after `other`: of `the other warehouse` a warehouse. */
function otherThing(read: Question): readonly string[] {
  const tokens = tokenise(read.text);
  return tokens.some(({ lower }) => requests.other.includes(lower)) && read.content.length === 1 ? read.content : [];
}

/** The earlier question with what the later one says put in its place. */
function merged(base: Ask, later: Question, catalogue: Catalogue): Ask {
  const otherOf = otherThing(later);
  const regroups = base.groupBy !== undefined && later.content.length > 0 && later.content.every(concept => catalogue.groups(concept));
  const onlyWhy = later.asksWhy && later.content.every(concept => concept === REASON);
  const replaces = !regroups && !onlyWhy && later.content.length > 0 && later.names.length === 0 && otherOf.length === 0 && !later.groupBy;
  const kept = base.content.filter(concept => onlyWhy || !base.subject.includes(concept));
  return {
    text: mergedText(base, later),
    dates: later.dates.length > 0 ? later.dates : base.dates,
    comparisons: later.comparisons.length > 0 ? later.comparisons : base.comparisons,
    aggregate: later.aggregate ?? base.aggregate,
    superlative: later.superlative ?? base.superlative,
    groupBy: later.groupBy ?? (regroups && otherOf.length === 0 && later.names.length === 0 ? { concepts: later.content } : base.groupBy),
    subject: replaces ? later.subject : base.subject,
    counted: replaces && later.counted.length > 0 ? later.counted : base.counted,
    content: replaces || onlyWhy ? [...new Set([...kept, ...later.content])] : base.content,
    predicates: predicatesOf(base, later),
    againstAnother: later.againstAnother || base.againstAnother,
    remaining: later.remaining.length > 0 ? later.remaining : base.remaining,
    views: later.views.length > 0 ? later.views : base.views,
    negated: later.negated || (base.negated && !replaces),
    negates: later.negates ?? base.negates,
    because: later.because ?? base.because,
    supposes: later.supposes || base.supposes,
    asksWhy: later.asksWhy || base.asksWhy,
    refersBack: false,
    asksLatest: later.asksLatest || base.asksLatest,
    limitsToOne: later.limitsToOne || base.limitsToOne,
    asksWhen: later.asksWhen || base.asksWhen,
    wasSo: later.wasSo || base.wasSo,
    separates: later.separates || base.separates,
    willBe: later.willBe || base.willBe,
    asSet: later.asSet || base.asSet,
    unavailable: [...base.unavailable, ...later.unavailable],
    names: [...namesKept(base, later), ...later.names],
    asksWhat: base.asksWhat,
    judges: later.judges || base.judges,
    quantities: later.quantities.length > 0 ? later.quantities : base.quantities,
    percents: later.percents.length > 0 ? later.percents : base.percents,
    otherOf,
    followsUp: true,
  };
}

/** What was late replaces what is, and the other way round. */
function predicatesOf(base: Ask, later: Question): PredicateId[] {
  const saysLate = later.predicates.some(id => LATENESS.includes(id));
  return [...new Set([...base.predicates.filter(id => !saysLate || !LATENESS.includes(id)), ...later.predicates])];
}

/** The whole question in words: for the heads of results and for choices. */
function mergedText(base: Ask, later: Question): string {
  const name = later.names[0];
  const replaced = name && base.names.find(({ text }) => replacesName(name.text, later, text, base));
  if (name && replaced && later.dates.length === 0) return base.text.replace(replaced.text, name.text);
  return `${base.text.replace(/[?.!\s]+$/, '')}, ${later.text.replace(/[?.!\s]+$/, '')}?`;
}

/** `And WH02?` is in the place of WH01; `from WH02` stands beside `to WH01`. */
function replacesName(text: string, later: Question, before: string, base: Ask): boolean {
  return shapeOf(text) === shapeOf(before) && !areOtherWays(wayBefore(later.text, text), wayBefore(base.text, before));
}

/** Codes with the same letters are of one kind: `WH01` and `WH02`. Names have no shape of their own. */
function shapeOf(text: string): string {
  return /\d/.test(text) && !/\s/.test(text) ? text.replace(/[\d-]+/g, '').toUpperCase() : text;
}
