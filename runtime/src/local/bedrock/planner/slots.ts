import type { Catalogue } from './catalogue';
import { conceptsIn, type Concept } from './concepts';
import { longestPhraseAt, type Token } from './tokens';
import aggregates from './words/aggregates.json';
import dateWords from './words/dates.json';

export type AggregateFunction = keyof typeof aggregates.functions;

/** `the most`, `top 5`, `cheapest`. */
export interface Superlative {
  readonly order: 'ascending' | 'descending';
  /** What is compared, where the word itself says it: the cheapest has the lowest price. */
  readonly concept?: string;
  readonly limit?: number;
}

/** `by supplier`, `per month`. */
export interface Grouping {
  readonly concepts: readonly string[];
  /** Where it is a period of time. */
  readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/** The first word of comparison, with what it compares and how many are wanted. Marks its tokens as used. */
export function superlativeIn(tokens: readonly Token[], used: Set<number>): { value: Superlative; place: number } | undefined {
  // The top of `top up` compares nothing.
  const phrases = conceptsIn(tokens);
  for (let place = 0; place < tokens.length; place++) {
    const implied = longestPhraseAt(tokens, place, Object.keys(aggregates.impliedMeasures));
    const plain = longestPhraseAt(tokens, place, [...aggregates.superlatives.descending, ...aggregates.superlatives.ascending]);
    const found = implied ?? plain;
    if (!found || used.has(place) || phrases.some(({ from, to }) => from === place && to - from >= found.length)) continue;
    const measure = Object.entries(aggregates.impliedMeasures).find(([phrase]) => phrase === implied?.phrase)?.[1];
    const last = place + found.length - 1;
    const limit = limitAt(tokens, last + 1) ?? limitAt(tokens, place - 1) ?? limitAsked(tokens);
    for (const token of range(place, last)) used.add(token);
    if (limit) used.add(limit.place);
    const ascending = measure ? measure.order === 'ascending' : aggregates.superlatives.ascending.includes(found.phrase);
    return {
      value: {
        order: ascending ? 'ascending' : 'descending',
        ...(measure ? { concept: measure.concept } : {}),
        ...(limit ? { limit: limit.value } : {}),
      },
      place: limit?.place === last + 1 ? last + 1 : last,
    };
  }
  return undefined;
}

/** `which 5 products … most`. */
function limitAsked(tokens: readonly Token[]): { value: number; place: number } | undefined {
  return ['which', 'what', 'list', 'show'].includes(tokens[0]?.lower ?? '') ? limitAt(tokens, 1) : undefined;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = dateWords.numberWords;

function limitAt(tokens: readonly Token[], place: number): { value: number; place: number } | undefined {
  const word = tokens[place]?.lower ?? '';
  const value = /^\d{1,3}$/.test(word) ? Number(word) : NUMBER_WORDS[word];
  return value === undefined || value < 2 ? undefined : { value, place };
}

/** What is to be done with the rows: counted, added up, averaged. Marks its tokens as used. */
export function aggregateIn(tokens: readonly Token[], used: Set<number>): { readonly name: AggregateFunction; readonly last: number } | undefined {
  const names = Object.keys(aggregates.functions) as AggregateFunction[];
  for (let place = 0; place < tokens.length; place++) {
    const found = names
      .map(name => ({ name, match: longestPhraseAt(tokens, place, aggregates.functions[name]) }))
      .filter(({ match }) => match !== undefined)
      .sort((a, b) => (b.match?.length ?? 0) - (a.match?.length ?? 0))[0];
    if (!found?.match || used.has(place)) continue;
    const last = place + found.match.length - 1;
    for (const token of range(place, last)) used.add(token);
    return { name: found.name, last };
  }
  return undefined;
}

interface Group { readonly value: Grouping; readonly tokens: ReadonlySet<number> }

/** What results are broken down by. Marks its tokens as used. Of two the last: `distance per shipment by warehouse`. */
export function groupIn(tokens: readonly Token[], used: Set<number>, catalogue: Catalogue): Group | undefined {
  const groups = tokens.flatMap((_, place) => groupAt(tokens, place, used, catalogue) ?? []);
  const [first, last] = [groups[0], groups.at(-1)];
  const chosen = first && last && last !== first && !isPeriod(last) ? last : first;
  for (const token of chosen?.tokens ?? []) used.add(token);
  return chosen;
}

function isPeriod({ value }: Group): boolean {
  return value.bucket !== undefined;
}

function groupAt(tokens: readonly Token[], place: number, used: ReadonlySet<number>, catalogue: Catalogue): Group | undefined {
  const each = used.has(place) ? undefined : bucketOf(Object.entries(dateWords.each).find(([word]) => word === tokens[place]?.lower)?.[1] ?? '');
  if (each) return { value: { concepts: [], bucket: each }, tokens: new Set([place]) };
  const marker = longestPhraseAt(tokens, place, aggregates.grouping);
  if (!marker || used.has(place)) return undefined;
  const from = place + marker.length;
  const bucket = bucketOf(tokens[from]?.lower ?? '');
  const rest = conceptsIn(tokens.slice(from)).map(concept => ({ ...concept, from: concept.from + from, to: concept.to + from }));
  const run = bucket ? [] : contiguous(rest.filter(concept => catalogue.knows(concept.id) && !used.has(concept.from)), from);
  if (!bucket && !run.some(({ id }) => catalogue.groups(id))) return undefined;
  // Behind `each warehouse` may stand what it does: `stock`.
  const things = marker.phrase.endsWith('each') ? run.slice(0, run.findIndex(({ id }) => catalogue.groups(id)) + 1) : run;
  const last = bucket ? from : things.at(-1)!.to;
  return { value: { concepts: things.map(({ id }) => id), ...(bucket ? { bucket } : {}) }, tokens: new Set(range(place, last)) };
}

function bucketOf(word: string): 'day' | 'week' | 'month' | 'quarter' | 'year' | undefined {
  const found = Object.entries(dateWords.units).find(([, unit]) => unit.words.includes(word))?.[0];
  switch (found) {
    case 'day': case 'week': case 'month': case 'quarter': case 'year': return found;
    default: return undefined;
  }
}

/** The concepts that follow each other without a gap, from a token on. */
export function contiguous(concepts: readonly Concept[], from: number): Concept[] {
  const run: Concept[] = [];
  let next = from;
  for (const concept of concepts) {
    if (concept.from !== next) break;
    run.push(concept);
    next = concept.to + 1;
  }
  return run;
}

/** The whole numbers from one to another, both included. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
