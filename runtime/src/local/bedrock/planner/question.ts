import type { Catalogue } from './catalogue';
import { conceptsIn, conceptsOf, isFunctionWord, isVocabulary, stem, type Concept } from './concepts';
import { datesIn, type DatePhrase, type Tense } from './dates';
import { nounPhrases, type NamePhrase } from './names';
import { comparisonsIn, type Comparison } from './numbers';
import { aggregateIn, contiguous, groupIn, range, superlativeIn, type AggregateFunction, type Grouping, type Superlative } from './slots';
import { isOfThePast, saysPast } from './tense';
import { longestPhraseAt, tokenise, type Token } from './tokens';
import aggregates from './words/aggregates.json';
import changes from './words/changes.json';
import dateWords from './words/dates.json';
import measures from './words/measures.json';
import predicates from './words/predicates.json';
import requests from './words/requests.json';

const [DUE = ''] = conceptsOf('due');
const SUPPOSES = changes.supposes.map(stem);

const JUDGEMENTS: readonly string[] = [...measures.order.worst, ...measures.order.best];

export type PredicateId = keyof typeof predicates;

/** One question, taken apart. All concepts are those that some description of the request knows. */
export interface Question {
  readonly text: string;
  readonly dates: readonly DatePhrase[];
  readonly comparisons: readonly Comparison[];
  readonly aggregate?: AggregateFunction;
  readonly superlative?: Superlative;
  /** What results are broken down by. */
  readonly groupBy?: Grouping;
  /** What is asked for: the `suppliers` of `which suppliers …`. */
  readonly subject: readonly string[];
  /** What a superlative counts: the `open purchase order lines` of `the most open purchase order lines`. */
  readonly counted: readonly string[];
  /** Everything that it speaks of, the above included, the predicates not. */
  readonly content: readonly string[];
  readonly predicates: readonly PredicateId[];
  /** What is still to be done: `pick` of `left to pick`. */
  readonly remaining: readonly string[];
  /** Compares one figure of a thing with another: `below their reorder point`. */
  readonly againstAnother: boolean;
  /** What may be a name or a code of something: to be looked up. */
  readonly names: readonly NamePhrase[];
  /** The views that it names as they are called: `inventory_position`. */
  readonly views: readonly string[];
  /** Says `not` of what it asks for. */
  readonly negated: boolean;
  /** The first concept behind that word. */
  readonly negates?: string;
  /** What it gives as a reason, where one is known: `damage` of `because of damage`. */
  readonly because?: string;
  /** Supposes something: `what if`. */
  readonly supposes: boolean;
  /** Says how it was, not how it is. */
  readonly wasSo: boolean;
  /** Asks for a reason: `why`. */
  readonly asksWhy: boolean;
  /** Ends with what stands for something said before: `order quantities for these`. */
  readonly refersBack: boolean;
  /** Asks for the last one of a thing: `the last time`, `most recent`. */
  readonly asksLatest: boolean;
  /** Asks for a day: `when`. */
  readonly asksWhen: boolean;
  /** Speaks of several things one by one, or of one alone: `both`, `each`, `only`. */
  readonly separates: boolean;
  /** Asks for what has one of something and no more: `only one product`. */
  readonly limitsToOne: boolean;
  /** Asks what will be, not what is. */
  readonly willBe: boolean;
  /** Asks for what is set, not for what would be right. */
  readonly asSet: boolean;
  /** Words of the field that no description here knows, as written. */
  readonly unavailable: readonly string[];
  /** Asks for a thing without saying which: `what did we order`. */
  readonly asksWhat: boolean;
  /** Asks for what is best or worst, by nothing that it names. */
  readonly judges: boolean;
  /** Numbers that are no time, no code, no comparison and no percentage: `120` of `120 P0417`. */
  readonly quantities: readonly number[];
  /** `98 %`, each with what the whole question speaks of. */
  readonly percents: readonly { readonly value: number; readonly concepts: readonly string[] }[];
}

/** Takes a question apart, with the vocabulary of the request. */
export function readQuestion(text: string, catalogue: Catalogue, asOf: string, before: Pick<Tense, 'willBe'> = {}): Question {
  const tokens = tokenise(text);
  const willBe = before.willBe === true || tokens.some((_, place) => longestPhraseAt(tokens, place, dateWords.willBe) !== undefined);
  const wasSo = saysPast(tokens);
  const times = datesIn(tokens, asOf, { willBe, wasSo });
  const isPlaced = ({ from, to }: DatePhrase) => from !== undefined || to !== undefined;
  const comparisons = comparisonsIn(tokens, text).filter(comparison => !times.some(time => isPlaced(time) && overlaps(time, comparison)));
  // `Under 10 days` compares a length of time, which is none that is looked at.
  const dates = times.filter(time => isPlaced(time) || !comparisons.some(comparison => overlaps(time, comparison)));
  const used = new Set([...dates, ...comparisons].flatMap(({ firstToken, lastToken }) => range(firstToken, lastToken)));
  tokens.forEach(({ start, end }, place) => { if (/^\d/.test(text.slice(start)) && isPercent(text, end)) used.add(place); });
  tokens.forEach(({ lower }, place) => { if (measures.judging.includes(lower)) used.add(place); });
  const leftTo = phraseIn(tokens, requests.remaining, () => true) ?? phraseIn(tokens, requests.waiting, concept => WAITED_FOR.includes(concept?.id ?? ''));
  if (leftTo) range(leftTo.from, leftTo.to - 1).forEach(place => used.add(place));
  const superlative = superlativeIn(tokens, used);
  const aggregate = aggregateIn(tokens, used);
  const group = groupIn(tokens, used, catalogue);
  const concepts = conceptsIn(tokens).filter(({ from, to }) => !range(from, to).some(token => used.has(token)));
  const means = (concept: Concept, id: PredicateId) =>
    isPredicate(concept.id, id, catalogue) && isInTense(id, isOfThePast(tokens, concept) && !willBe);
  const because = phraseIn(tokens, requests.because, () => true);
  // What we are waiting for has not come.
  const isAwaited = longestPhraseAt(tokens, tokens.length - 2, requests.waiting) !== undefined;
  const denial = tokens.findIndex(({ lower }, place) => requests.negations.includes(lower) && !used.has(place) && !conceptAt(place, concepts));
  const found = PREDICATES.filter(id => (id === 'open' && isAwaited) || concepts.some(concept => means(concept, id)));
  // What is due is still to come.
  const others = concepts.filter(({ id }) => id !== DUE && catalogue.knows(id));
  const isToDo = concepts.length > others.length && (willBe || others.length === 0) && !wasSo && !aggregate;
  if (isToDo && found.length === 0 && dates.some(({ to }) => to !== undefined && to > asOf)) found.push('open');
  const isFound = (concept: string) => found.some(predicate => isPredicate(concept, predicate, catalogue));
  const rest = concepts.filter(({ id, from }) => catalogue.knows(id) && !isFound(id) && !group?.tokens.has(from));
  // `What sold best`
  const ranksThings = aggregates.things.includes(tokens[0]?.lower ?? '') && superlative?.value.concept !== undefined && rest.length === 0;
  const asksWhat = asksForThings(tokens) || ranksThings;
  const subject = asksWhat ? [aggregates.thingConcept] : subjectOf(tokens, rest, superlative?.place);
  const counted = superlative ? runFrom(rest, superlative.place + 1, tokens) : [];
  // Of one word it is a word: `products`.
  const named = (token: Token) => catalogue.views.find(({ name }) => name.includes('_') && name === token.lower)?.name;
  const names = nounPhrases(text, tokens, { used, isKnown: isKnownAt, isThing: isThingAt });
  // `How many P0417` counts pieces of one thing, not things; where nothing else is said, those in stock or those that will be needed.
  const ofOne = (aggregate?.name === 'count' || aggregate?.name === 'sum') && names.some(({ start }) => start === tokens[aggregate.last + 1]?.start);
  const pieces = ofOne && rest.length === 0 && found.length === 0 ? [willBe || dates.some(({ direction }) => direction === 'future') ? aggregates.needed : aggregates.held].filter(catalogue.knows) : [];
  return {
    text,
    dates,
    comparisons,
    ...(aggregate ? { aggregate: ofOne ? 'sum' as const : aggregate.name } : {}),
    ...(superlative ? { superlative: superlative.value } : {}),
    ...(group ? { groupBy: group.value } : {}),
    subject,
    counted,
    content: [...new Set([...(asksWhat ? subject : []), ...pieces, ...rest.map(({ id }) => id), superlative?.value.concept ?? []].flat())],
    predicates: found,
    againstAnother: comparisons.length === 0 && tokens.some((_, place) => longestPhraseAt(tokens, place, requests.againstAnother) !== undefined),
    remaining: leftTo ? runFrom(rest, leftTo.to, tokens).slice(0, 1) : [],
    names,
    views: [...new Set(tokens.flatMap(token => named(token) ?? []))],
    negated: denial >= 0,
    ...(denial >= 0 ? { negates: concepts.find(({ from }) => from > denial)?.id } : {}),
    ...(because ? { because: concepts.find(({ from }) => from >= because.to)?.id ?? '' } : {}),
    supposes: tokens.some(({ lower }) => SUPPOSES.includes(stem(lower))),
    asksWhy: longestPhraseAt(tokens, 0, requests.whys) !== undefined,
    refersBack: requests.backReferences.includes(tokens.at(-1)?.lower ?? '') && !tokens.some((_, place) => longestPhraseAt(tokens, place, aggregates.subjectMarkers) !== undefined),
    asksLatest: tokens.some((_, place) => !used.has(place) && longestPhraseAt(tokens, place, requests.latest) !== undefined),
    asksWhen: tokens[0]?.lower === 'when',
    wasSo,
    separates: tokens.some(({ lower }, place) => requests.separate.includes(lower) && !used.has(place)),
    limitsToOne: tokens.some((_, place) => {
      const found = longestPhraseAt(tokens, place, requests.onlyOne);
      return found !== undefined && !range(place, place + found.length - 1).some(each => conceptAt(each, concepts));
    }),
    willBe,
    asSet: tokens.some((_, place) => longestPhraseAt(tokens, place, requests.asSet) !== undefined),
    unavailable: concepts.filter(({ id }) => isVocabulary(id) && !catalogue.knows(id) && !isFound(id))
      .map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to]?.end)),
    asksWhat,
    quantities: quantitiesIn(text, tokens.filter((token, place) => !used.has(place) && !names.some(name => isWithin(token, name)))),
    judges: tokens.some(({ lower }, place) => measures.judging.includes(lower) || (JUDGEMENTS.includes(lower) && !used.has(place))),
    percents: [...text.matchAll(/(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)/gi)].map(([, number]) => ({ value: Number(number), concepts: concepts.map(({ id }) => id) })),
  };

  function isKnownAt(place: number): boolean {
    const concept = conceptAt(place, concepts);
    if (named(tokens[place]!) !== undefined) return true;
    return concept ? catalogue.knows(concept.id) || isVocabulary(concept.id) || isFound(concept.id) : isFunctionWord(tokens[place]!.lower);
  }

  function isThingAt(place: number): boolean {
    return rest.some(({ to }) => to === place) && stem(tokens[place]!.lower) === tokens[place]!.lower;
  }
}

function isWithin(token: Token, { start, end }: NamePhrase): boolean {
  return start <= token.start && token.end <= end;
}

/** The tokens of the first of these phrases behind which a concept is as it has to be, the last one excluded. */
function phraseIn(
  tokens: readonly Token[], phrases: readonly string[], isFollowed: (concept: Concept | undefined) => boolean,
): { readonly from: number; readonly to: number } | undefined {
  const concepts = conceptsIn(tokens);
  return tokens.flatMap((_, place) => {
    const found = longestPhraseAt(tokens, place, phrases);
    const to = place + (found?.length ?? 0);
    return found && isFollowed(concepts.find(({ from }) => from >= to)) ? [{ from: place, to }] : [];
  })[0];
}

/** To wait for stock or delivery is to be without it; to wait for a purchase order is to hang on it. */
const WAITED_FOR = conceptsOf(requests.waitedFor.join(' '));

/** Whether a number that ends there is a percentage. */
function isPercent(text: string, end: number): boolean {
  return /^ ?(?:%|per ?cent\b)/i.test(text.slice(end));
}

/** `480` and `1,000`, which is one number; no percentage. */
function quantitiesIn(text: string, tokens: readonly Token[]): number[] {
  return tokens.flatMap(({ start }) => {
    const [written] = /^\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])/.exec(text.slice(start)) ?? [];
    const isRest = /\d[,.]$/.test(text.slice(0, start));
    const isShare = written !== undefined && isPercent(text, start + written.length);
    return written === undefined || isRest || isShare ? [] : [Number(written.replaceAll(',', ''))];
  });
}

/** `what did we order`: the thing itself is not named. */
function asksForThings(tokens: readonly Token[]): boolean {
  const [first, second, third] = tokens.map(({ lower }) => lower);
  if (!aggregates.things.includes(first ?? '')) return false;
  return aggregates.doing.includes(second ?? '') || (aggregates.being.includes(second ?? '') && third !== undefined && !isFunctionWord(third));
}

interface PredicateWords { readonly concepts: readonly string[]; readonly orWhereNothingIsNamedSo?: readonly string[] }

const PREDICATES = Object.keys(predicates) as PredicateId[];

function isPredicate(concept: string, id: PredicateId, catalogue: Catalogue): boolean {
  const { concepts, orWhereNothingIsNamedSo: weaker = [] }: PredicateWords = predicates[id];
  return concepts.includes(concept) || (weaker.includes(concept) && !catalogue.measures(concept));
}

/** What was late is not what is: one of the two is meant. */
function isInTense(id: PredicateId, past: boolean): boolean {
  return id === 'wasLate' ? past : id !== 'late' || !past;
}

function conceptAt(place: number, concepts: readonly Concept[]): Concept | undefined {
  return concepts.find(({ from, to }) => from <= place && place <= to);
}

/** The first run of known words after a word that asks, else the first run at all. */
function subjectOf(tokens: readonly Token[], concepts: readonly Concept[], superlativePlace: number | undefined): string[] {
  const marker = tokens.findIndex((_, place) => longestPhraseAt(tokens, place, aggregates.subjectMarkers) !== undefined);
  const from = marker < 0 ? 0 : marker;
  const run = runFrom(concepts, from, tokens);
  const before = superlativePlace === undefined ? [] : runFrom(concepts.filter(({ to }) => to < superlativePlace), 0, tokens);
  return before.length > 0 ? before : run;
}

/** The first run of concepts that stand side by side, from a place on. Only function words that bind (`of`, `the`) may stand between. */
function runFrom(concepts: readonly Concept[], from: number, tokens: readonly Token[]): string[] {
  const later = concepts.filter(concept => concept.from >= from);
  const first = later[0];
  if (!first) return [];
  const run = contiguous(later, first.from);
  return run.filter(({ from: place }) => tokens[place] !== undefined).map(({ id }) => id);
}

function overlaps(one: { firstToken: number; lastToken: number }, other: { firstToken: number; lastToken: number }): boolean {
  return one.firstToken <= other.lastToken && other.firstToken <= one.lastToken;
}
