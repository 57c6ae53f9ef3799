import type { Catalogue, KnownColumn, KnownView } from './catalogue';
import { broaderThan, conceptsOf, describedConcepts } from './concepts';
import { isToday } from './dates';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import type { PromptDefinition } from './parse-request';
import { holderAmong, keyOf, nameOf, sameSet } from './reach';
import { tokenise } from './tokens';
import words from './words/measures.json';
import predicates from './words/predicates.json';

/** A measure as a question means it. */
export interface MeasureReading {
  readonly definition: PromptDefinition;
  /** How much of the question its name says: the more, the more certainly it is meant. */
  readonly said: number;
  readonly variant?: string;
  readonly groupBy: readonly string[];
  readonly filters: readonly { readonly column: string; readonly values: readonly string[] }[];
  readonly from?: string;
  readonly until?: string;
  readonly order?: Order;
}

export type Order = keyof typeof words.order;

/** What a question says, for every name of a measure to be held against. */
export interface Heard {
  readonly ask: Ask;
  readonly asOf: string;
  /** Its words, in lower case. */
  readonly spoken: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly order?: Order;
}

/** A measure that is meant, and why. */
interface MeantMeasure {
  readonly definition: PromptDefinition;
  /** The name that it goes by in the question. */
  readonly name: string;
  /** Concepts of the question that say which measure is meant. */
  readonly phrase: readonly string[];
  readonly said: number;
}

/** Concepts that say nothing of which measure is meant. */
const GENERIC = words.generic.flatMap(conceptsOf);

/** Whether a concept says nothing of which measure is meant. */
export function isGeneric(concept: string): boolean {
  return GENERIC.includes(concept);
}

/** A question as measures are held against it. */
export function heardIn(ask: Ask, asOf: string): Heard {
  const spoken = tokenise(ask.text).map(({ lower }) => lower);
  return { ask, asOf, spoken, concepts: new Set(describedConcepts(ask.text)), order: orderIn(spoken) };
}

/** How a measure is asked for; nothing where the question says more than it can be asked for. */
export function boundReading(
  { definition, name, phrase, said }: MeantMeasure, heard: Heard, entities: readonly Entity[], catalogue: Catalogue,
): MeasureReading | undefined {
  const { ask, asOf, concepts, order } = heard;
  const asked = groupsAsked(name, phrase, heard, catalogue);
  if (asked === undefined) return undefined;
  const grouped = asked.length > 0 ? asked : comparedKind(entities, heard);
  // Nothing is first of one figure.
  if (order !== undefined && grouped.length === 0) return undefined;
  const candidates = candidatesOf(definition, catalogue);
  const columns = grouped.map(thing => columnOf(thing, candidates, catalogue));
  const variant = definition.variants.find(each => conceptsOf(each.replaceAll('_', ' ')).every(concept => concepts.has(concept) && !phrase.includes(concept)));
  const explained = new Set([
    ...phrase, ...definition.names.flatMap(conceptsOf), ...grouped.flat(), ...conceptsOf(variant?.replaceAll('_', ' ') ?? ''), ...GENERIC,
    ...(ask.asksWhat && definition.ofPeriod ? ask.subject : []),
    ...entities.flatMap(({ kind }) => kind), ...(isShareOf(definition, concepts) ? catalogue.views.flatMap(({ grain }) => grain) : []),
  ]);
  const meant = [...ask.content, ...ask.predicates.flatMap(id => predicates[id].concepts.filter(concept => concepts.has(concept)))];
  const filters = filtersOf(entities, candidates);
  const isExplained = (concept: string) => [concept, ...broaderThan(concept)].some(each => explained.has(each));
  if (columns.includes(undefined) || filters.includes(undefined) || !meant.every(isExplained)) return undefined;
  // A state is that of today anyway.
  const [date] = definition.ofPeriod ? ask.dates : ask.dates.filter(each => !isToday(each, asOf));
  const bounded = date !== undefined && (date.from !== undefined || date.to !== undefined);
  if ((bounded || ask.groupBy?.bucket) && !definition.ofPeriod) return undefined;
  return {
    definition,
    said,
    ...(variant === undefined ? {} : { variant }),
    groupBy: [...columns.flatMap(each => each ?? []), ...(ask.groupBy?.bucket ? [ask.groupBy.bucket] : [])],
    filters: filters.flatMap(each => each ?? []),
    ...(date?.from === undefined ? {} : { from: date.from }),
    ...(date?.to === undefined ? {} : { until: date.to }),
    ...(order === undefined ? {} : { order }),
  };
}

/** `The share of lines despatched on time`: of what it is a share stands in its definition. */
function isShareOf({ unit }: PromptDefinition, concepts: ReadonlySet<string>): boolean {
  return words.shares.includes(unit) && concepts.has(SHARE);
}

const [SHARE = ''] = conceptsOf('share');

/**
 * The things that the measure is to be broken down by: `which suppliers have the worst OTIF` breaks it down by supplier.
 *
 * @returns undefined where its cases themselves are wanted, which no measure gives: `which orders are late`
 */
function groupsAsked(
  name: string, phrase: readonly string[], { ask, spoken, order }: Heard, catalogue: Catalogue,
): readonly (readonly string[])[] | undefined {
  const [ownGroup] = /\b(?:per|by) .*$/.exec(name) ?? [];
  const [before, after] = ownGroup === undefined ? [] : spoken.join(' ').split(plain(ownGroup));
  const by = before !== undefined && after !== undefined ? secondGroup(after) : ask.groupBy && !ask.groupBy.bucket ? [ask.groupBy.concepts] : [];
  const listed = spoken.slice(0, 2).some(word => words.lists.includes(word));
  if (by.length > 0) return by;
  if (!listed) return order === undefined ? [] : thingsInOrder(spoken, order, catalogue);
  const [subject] = ask.subject;
  if (order === undefined) return subject !== undefined && phrase.includes(subject) ? undefined : [];
  return subject === undefined ? [] : [[subject]];
}

/** `Our worst suppliers for OTIF`: suppliers, worst first. */
function thingsInOrder(spoken: readonly string[], order: Order, catalogue: Catalogue): string[][] {
  const place = spoken.findIndex(word => words.order[order].includes(word));
  const [thing] = conceptsOf(spoken.slice(place + 1).find(word => !/^\d/.test(word)) ?? '');
  return thing !== undefined && !GENERIC.includes(thing) && catalogue.groups(thing) ? [[thing]] : [];
}

/** `The fill rate of WH01 compared with WH02`: each of them, not both together. */
function comparedKind(entities: readonly Entity[], { spoken }: Heard): (readonly string[])[] {
  const [first, ...others] = entities;
  const compares = spoken.some(word => words.compares.includes(word));
  return compares && first && others.length > 0 && others.every(({ kind }) => sameSet(kind, first.kind)) ? [first.kind] : [];
}

/** `Freight per order by carrier`: the first group belongs to the name. */
function secondGroup(after: string): string[][] {
  const [, thing = ''] = /^ (?:by|per) (.+)$/.exec(after) ?? [];
  const concepts = conceptsOf(thing);
  return concepts.length > 0 ? [concepts.slice(0, 1)] : [];
}

/** The columns that hold a thing: its id and, where there is one, its name. */
function columnOf(thing: readonly string[], candidates: readonly Candidate[], catalogue: Catalogue): string[] | undefined {
  const column = holderAmong(thing, candidates.map(each => each.column));
  if (!column) return undefined;
  const view = candidates.find(each => each.column === column)?.view;
  const name = view && nameOf(column, view, catalogue);
  const isReachable = name && candidates.some(each => each.column.name === name.column.name);
  return [column.name, ...(isReachable ? [name.column.name] : [])];
}

interface Candidate { readonly column: KnownColumn; readonly view: KnownView }

/** The columns of its cases, then those of views whose key is one of them. */
function candidatesOf({ groups }: PromptDefinition, { views }: Catalogue): Candidate[] {
  const inViews = views.flatMap(view => view.columns.map(column => ({ column, view })));
  const own = groups.flatMap(group => inViews.find(({ column }) => column.name === group) ?? []);
  const joined = views.filter(view => groups.includes(keyOf(view)?.name ?? '')).flatMap(view => view.columns.map(column => ({ column, view })));
  return [...own, ...joined];
}

type Filter = MeasureReading['filters'][number];

/** Things of one kind are alternatives; undefined stands for a thing that the measure cannot be bounded to. */
function filtersOf(entities: readonly Entity[], candidates: readonly Candidate[]): (Filter | undefined)[] {
  const columns = candidates.map(({ column }) => column);
  const byColumn = new Map<string, string[]>();
  for (const { kind, id } of entities) {
    const column = holderAmong(kind, columns);
    if (!column) return [undefined];
    byColumn.set(column.name, [...byColumn.get(column.name) ?? [], id]);
  }
  return [...byColumn].map(([column, values]) => ({ column, values }));
}

function orderIn(spoken: readonly string[]): Order | undefined {
  const orders = Object.keys(words.order) as Order[];
  return orders.find(each => words.order[each].some(word => spoken.includes(word)));
}

function plain(text: string): string {
  return tokenise(text).map(({ lower }) => lower).join(' ');
}
