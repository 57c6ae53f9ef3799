import { beyondRows, isInTime } from './beyond-rows';
import { isCalled, type Catalogue, type KnownColumn, type KnownView } from './catalogue';
import { conceptsOf } from './concepts';
import { conditionsOf, happenedIn, isAdditive, isDate, isMeasure, namedValues, remainingIn, type Condition } from './conditions';
import { isOneDay, isToday } from './dates';
import { isView, type Entity } from './entities';
import type { Ask } from './follow-up';
import { holderAmong, holderOf, joinsOf, sameSet, type ColumnRef } from './reach';
import dateWords from './words/dates.json';

/** How a question reads over one view: each part of it with the column that answers it. */
export interface Reading {
  readonly view: KnownView;
  /** 0 to about 1.3: how much of the question the view explains. */
  readonly score: number;
  readonly entities: readonly { readonly entity: Entity; readonly ref: ColumnRef }[];
  /** What the question says of the rows. */
  readonly conditions: readonly Condition[];
  /** What holds of them anyway: prices are those of today. */
  readonly standing: readonly Condition[];
  /** Values that the question names, each with the concept that names it. */
  readonly values: readonly { readonly column: KnownColumn; readonly value: string; readonly concept: string }[];
  readonly date?: KnownColumn;
  /** The number that the question speaks of. */
  readonly measure?: KnownColumn;
  readonly subject?: ColumnRef;
  readonly group?: ColumnRef;
  readonly flags: readonly { readonly column: KnownColumn }[];
}

const TO_COME = conceptsOf(dateWords.toCome.join(' '));
const REASON = conceptsOf('reason');
const [DUE = ''] = conceptsOf('due');
const [COST = ''] = conceptsOf('cost');
const [PRICE = ''] = conceptsOf('price');
const SUPPLIER = conceptsOf('supplier');
const [REORDER = ''] = conceptsOf('reorder');

/** What a part that the view cannot answer costs. */
const MISSING = 1;

/** What a concept is worth that is only mentioned, or stands in a joined view. */
const IN_PASSING = 0.4;
/** Rows say what is, not what will be; but they may say when something is expected. */
const FUTURE = 0.3;
/** Rows say neither what is best nor what is worst. */
const JUDGEMENT = 0.3;
/** What it adds that a number answers. */
const MEASURED = 0.02;
/** Dates of validity are no events: what happened in a period stands elsewhere. */
const NO_EVENT = 0.2;
/** A question that only names a thing is about the view of such things; one that only says `open` or `late` may be about any. */
const KEYED = 0.9;
const PREDICATE_ONLY = 0.7;
/** What another name of a concept in the meaning of a column adds. */
const ALIAS = 0.1;
/** What it adds that a view is about a concept, not only has it. */
const ABOUT = 0.1;
/** What it costs a date that something was planned for, where it is asked what was done. */
const PLANNED = 1;
/** What a date adds that the question's words describe. */
const TOLD_DATE = 0.1;

/** The readings of a question, best first. */
export function readings(ask: Ask, entities: readonly Entity[], catalogue: Catalogue, asOf: string): Reading[] {
  // What something costs at a supplier is the price there.
  const atSupplier = entities.some(({ kind }) => sameSet(kind, SUPPLIER)) && ask.asksWhat;
  const meant = atSupplier ? { ...ask, content: ask.content.map(concept => concept === COST ? PRICE : concept) } : ask;
  return catalogue.views.map(view => readingOf(meant, entities, view, catalogue, asOf)).sort((a, b) => b.score - a.score);
}

function readingOf(ask: Ask, entities: readonly Entity[], view: KnownView, catalogue: Catalogue, asOf: string): Reading {
  const held = entities.filter(entity => !isView(entity, view.name)).map(entity => ({ entity, ref: holderOf(entity.kind, view, catalogue) }));
  const found = ask.predicates.map(id => conditionsOf(id, view, ask.content));
  const conditions = distinct(found.flatMap(each => each ?? []));
  const happened = ask.dates.length === 0 ? happenedIn(ask.content, view) : [];
  const standing = ask.dates.length === 0 ? conditionsOf('valid', view) ?? [] : [];
  const date = promisedOf(ask, conditions) ?? dateOf(ask, view, catalogue);
  const values = namedValues(ask.content, view).filter(({ concept }) => !date?.concepts.has(concept));
  const remaining = remainingIn(view, ask.remaining);
  const measure = remaining || ask.asksWhen ? undefined : measureOf(ask, view, catalogue);
  const reason = ask.asksWhy && !ask.groupBy ? holderAmong(REASON, view.columns) : undefined;
  const group = ask.groupBy && !ask.groupBy.bucket ? holderOf(ask.groupBy.concepts, view, catalogue) : reason && { column: reason };
  const flags = flagsOf(ask, view);
  const said = [...conditions, ...(remaining ? [remaining] : []), ...happened];
  const subject = subjectOf(ask, view, catalogue);
  const loose = view.grain.filter(thing => !ask.subject.includes(thing) && !entities.some(({ kind }) => kind.includes(thing)));
  const isOfAnotherDay = view.ofNow && ask.dates.some(each => !isToday(each, asOf));
  const missing = held.filter(({ ref }) => !ref).length + found.filter(each => !each).length + [
    hasRange(ask) && (!date || isOfAnotherDay || isNotMeant(date, ask) || (ask.content.includes(DUE) && !date.concepts.has(DUE))),
    ask.groupBy && !ask.groupBy.bucket && !group,
    ask.comparisons.length > 0 && !measure,
    ask.aggregate !== undefined && ask.aggregate !== 'count' && ask.aggregate !== 'share' && !measure,
    ask.aggregate === 'share' && (said.length + values.length + flags.length === 0 || !isAllOfRow(ask, view, subject)),
    ask.againstAnother,
    // What has to be done no row says.
    ask.willBe && ask.content.includes(REORDER),
    // Why something is so its rows say only where each has a reason.
    ask.asksWhy && (!group || found.length > 0 || !(measure || values.length + happened.length > 0 || ask.content.includes(view.rowConcept ?? ''))),
    ask.remaining.length > 0 && !remaining,
    ask.negated && !measure && values.length === 0 && flags.length === 0,
    measure && isLevel(measure) && addsUpDays(ask, loose),
    measure && !isAdditive(measure) && ask.aggregate === 'sum' && loose.length > 0,
    ask.superlative && !measure && !countsRows(ask, view),
    ask.superlative && ask.counted.length > 0 && !subject && !ask.subject.every(concept => ask.counted.includes(concept)),
    // `The cheapest carrier` is not the one with whose orders the cheapest thing was sold.
    ask.superlative?.concept !== undefined && subject?.join !== undefined && measure !== undefined && !isAdditive(measure),
    hasSecondMeasure(ask, view, measure, date, catalogue),
  ].filter(Boolean).length + beyondRows({
    ask, view, conditions: said, values, flags, measure, date, things: held.length, isOfRows: isRow(ask, view, subject),
    loose,
  });
  const target = ask.counted.length > 0 ? ask.counted : ask.subject;
  return {
    view,
    score: coverage(ask, entities, view, catalogue) + 0.3 * similarity(target, view.grain) - MISSING * missing
      - (ask.willBe && !ask.asksWhen ? FUTURE : 0) - (ask.judges ? JUDGEMENT : 0) + (measure ? MEASURED : 0) - (hasRange(ask) && conditionsOf('valid', view) ? NO_EVENT : 0)
      + (date && hasRange(ask) && ask.content.some(concept => !ask.subject.includes(concept) && date.concepts.has(concept)) ? TOLD_DATE : 0),
    entities: held.flatMap(({ entity, ref }) => ref ? [{ entity, ref }] : []),
    conditions: said,
    standing,
    values,
    ...(date ? { date } : {}),
    ...(measure ? { measure } : {}),
    ...optional('subject', subject),
    ...optional('group', group),
    flags,
  };
}

/** How much of what the question speaks of, by weight, the view's descriptions explain. */
function coverage(ask: Ask, entities: readonly Entity[], view: KnownView, catalogue: Catalogue): number {
  const spoken = ask.content;
  if (spoken.length === 0) {
    if (entities.some(entity => sameSet(entity.kind, view.grain) || isView(entity, view.name))) return KEYED;
    return ask.predicates.length > 0 ? PREDICATE_ONLY : 0;
  }
  const joined = joinsOf(view, catalogue).flatMap(join => join.view.columns.flatMap(({ head }) => head));
  const fit = (concept: string): number => {
    if (view.head.has(concept) || view.grain.includes(concept)) return 1;
    if (ask.asksWhen && view.columns.some(column => isDate(column) && isInTime(column, ask) && column.concepts.has(concept))) return 0.95;
    if (view.columns.some(column => isCalled(column, concept, spoken) || conceptsOf(column.values.join(' ')).includes(concept))) return 0.95;
    if (view.concepts.has(concept)) return 0.9;
    return joined.includes(concept) || view.columns.some(({ concepts }) => concepts.has(concept)) ? IN_PASSING : 0;
  };
  const total = spoken.reduce((sum, concept) => sum + catalogue.weight(concept), 0);
  const things = new Set(catalogue.views.flatMap(({ grain }) => grain));
  const about = spoken.filter(concept => view.head.has(concept) && !things.has(concept)).reduce((sum, concept) => sum + catalogue.weight(concept), 0);
  return (spoken.reduce((sum, concept) => sum + catalogue.weight(concept) * fit(concept), 0) + ABOUT * about) / total;
}

/** `less than 5 on hand but on order` compares one number and names another: one figure cannot say both. */
function hasSecondMeasure(ask: Ask, view: KnownView, measure: KnownColumn | undefined, date: KnownColumn | undefined, catalogue: Catalogue): boolean {
  if (!measure || (ask.comparisons.length === 0 && !ask.aggregate && !ask.superlative)) return false;
  const things = new Set(catalogue.views.flatMap(({ grain }) => grain));
  return ask.content.some(concept => !things.has(concept) && !isCalled(measure, concept, ask.content) && !date?.named.has(concept)
    && view.columns.some(column => isMeasure(column) && isCalled(column, concept, ask.content)));
}

/** `the most order lines` counts rows; `the top products` wants another figure of them. */
function countsRows({ counted, subject }: Ask, { rowConcept }: KnownView): boolean {
  return rowConcept !== undefined && counted.includes(rowConcept) && !sameSet(counted, subject);
}

function hasRange(ask: Ask): boolean {
  return ask.dates.some(({ from, to }) => from !== undefined || to !== undefined) || ask.groupBy?.bucket !== undefined;
}

/** When a thing was introduced says nothing of what was sold in that time. */
function isNotMeant({ concepts }: KnownColumn, { content }: Ask): boolean {
  const once = dateWords.onceOfAThing.flatMap(conceptsOf).filter(concept => concepts.has(concept));
  return once.length > 0 && !once.some(concept => content.includes(concept));
}

/** What was late in a month was promised for it, where nothing is said of what was done. */
function promisedOf(ask: Ask, conditions: readonly Condition[]): KnownColumn | undefined {
  const late = conditions.find(({ kind }) => kind === 'after promise');
  return late?.kind === 'after promise' && !ask.content.some(concept => late.done.head.includes(concept)) ? late.promised : undefined;
}

/** Whether the thing asked for is a row itself: `order lines` of a view with one row per line of a customer order. */
export function isRow({ subject: asked }: Ask, { grain, rowConcept }: KnownView, subject: ColumnRef | undefined): boolean {
  const identified = subject !== undefined && !subject.join && subject.column.identifies;
  return identified || sameSet(asked, grain) || (rowConcept !== undefined && asked.includes(rowConcept));
}

/** A share of order lines is none of orders. */
function isAllOfRow(ask: Ask, view: KnownView, subject: ColumnRef | undefined): boolean {
  return isRow(ask, view, subject) && ask.subject.every(concept => view.grain.includes(concept));
}

/** What a day ends with says nothing when it is added up with that of other days. */
export function isLevel({ meaning }: KnownColumn): boolean {
  return /\bat the end of\b/.test(meaning);
}

/** Of one item the days have a highest, a lowest and a mean. */
function addsUpDays({ dates, aggregate, superlative, groupBy }: Ask, loose: readonly string[]): boolean {
  const isOfThings = groupBy !== undefined && groupBy.bucket !== 'day';
  const isOfOne = loose.every(thing => thing === 'day');
  return dates.some(date => !isOneDay(date)) && (isOfThings || aggregate === 'sum'
    || (!isOfOne && (superlative !== undefined || (aggregate !== undefined && aggregate !== 'count'))));
}

/** The date that the question's words describe best, else the view's first one. */
function dateOf(ask: Ask, view: KnownView, catalogue: Catalogue): KnownColumn | undefined {
  const asksForPlan = ask.predicates.length > 0 || TO_COME.some(concept => ask.content.includes(concept));
  // What went out went out on the day on which it did, not on the one planned for it.
  const done = (column: KnownColumn) => isInTime(column, { ...ask, wasSo: true });
  const saysDeed = view.columns.some(column => isDate(column) && done(column) && ask.content.some(concept => column.concepts.has(concept)));
  const isPast = ask.wasSo || ask.dates.some(({ direction }) => direction === 'past');
  const isPlan = (column: KnownColumn) => isPast && saysDeed && !ask.willBe && !asksForPlan && !done(column);
  const score = (column: KnownColumn) =>
    likeness(column, ask.content, catalogue, concept => column.concepts.has(concept)) - (isPlan(column) ? PLANNED : 0);
  const dates = view.columns.filter(isDate).filter(column => !ask.asksWhen || isInTime(column, ask));
  return dates.map(column => ({ column, score: score(column) })).sort((a, b) => b.score - a.score)[0]?.column;
}

/**
 * The number that the question's words describe best. Things that rows are made of describe none, but where the question adds up or asks
 * what was done, they are verbs: `how much did we order`.
 */
function measureOf(ask: Ask, view: KnownView, catalogue: Catalogue): KnownColumn | undefined {
  const things = new Set([...catalogue.views.flatMap(({ grain }) => grain), ...(ask.groupBy?.concepts ?? [])]);
  const isOfSubject = (concept: string) => ask.counted.length > 0 && ask.subject.includes(concept) && !ask.counted.includes(concept);
  const telling = ask.content.filter(concept => !things.has(concept) && !isOfSubject(concept));
  const adds = ask.asksWhat || ask.aggregate === 'sum' || ask.aggregate === 'avg';
  const verbs = adds ? ask.content.filter(concept => things.has(concept) && concept !== ask.groupBy?.concepts.at(-1)) : [];
  // What was done on time is a part of what was done.
  // What an order costs, or what it costs to hold goods, is not what the goods do.
  const isOfOther = (column: KnownColumn, name: readonly string[], concept: string) =>
    column.head.includes(COST) && !isAdditive(column) && (things.has(concept) || !name.includes(COST));
  const isPart = (column: KnownColumn) => {
    const name = conceptsOf(column.name.replaceAll('_', ' '));
    return name.some(concept => (PARTS.includes(concept) || isOfOther(column, name, concept)) && !ask.content.includes(concept));
  };
  const best = view.columns.filter(column => isMeasure(column) && !isPart(column)).map(column => {
    const named = likeness(column, telling, catalogue, concept => isCalled(column, concept, ask.content));
    // What was bought is so many of something, not its price.
    const done = isAdditive(column) ? likeness(column, verbs, catalogue, concept => isCalled(column, concept, ask.content)) : 0;
    return { column, tells: named > 0 || done > 0, score: named + AS_VERB * done - column.concepts.size * 0.01 };
  }).filter(({ tells }) => tells).sort((a, b) => b.score - a.score)[0];
  if (best) return best.column;
  const quantities = view.columns.filter(column => isMeasure(column) && !isPart(column) && column.head.includes('quantity'));
  return adds && quantities.length === 1 ? quantities[0] : undefined;
}

/** The weight of the concepts that describe a column; the more names it has for them, the more it is about them. */
function likeness(column: KnownColumn, spoken: readonly string[], catalogue: Catalogue, describes: (concept: string) => boolean): number {
  return spoken.filter(describes).reduce((sum, concept) => {
    return sum + catalogue.weight(concept) * (column.head.includes(concept) ? 1 : 0.8) + ALIAS * ((column.mentions.get(concept) ?? 1) - 1);
  }, 0);
}

const PARTS = conceptsOf('on time');

/** Words for things describe a number less than others do. */
const AS_VERB = 0.2;

function subjectOf(ask: Ask, view: KnownView, catalogue: Catalogue): ColumnRef | undefined {
  // The noun stands last: of `cancelled orders` the orders.
  for (let to = ask.subject.length; to > 0; to--) {
    for (let from = 0; from < to; from++) {
      const ref = holderOf(ask.subject.slice(from, to), view, catalogue);
      // `Which carrier delivered most orders`: what counts is said apart, so that this is what is asked for.
      if (ref && (ask.counted.length > 0 || catalogue.views.some(({ grain }) => grain.includes(ref.column.noun)))) return ref;
    }
  }
  return undefined;
}

/** Yes-or-no columns that the question names: `approved suppliers`. */
function flagsOf(ask: Ask, view: KnownView): { column: KnownColumn }[] {
  return view.columns
    .filter(({ type, head }) => type === 'boolean' && head.some(concept => ask.content.includes(concept) && !view.grain.includes(concept)))
    .map(column => ({ column }));
}

/** Shared concepts of all concepts (Jaccard 1901). */
function similarity(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]);
  return one.length === 0 ? 0 : one.filter(concept => other.includes(concept)).length / all.size;
}

function distinct(conditions: readonly Condition[]): Condition[] {
  const seen = new Map(conditions.map(condition => [JSON.stringify(condition), condition]));
  return [...seen.values()];
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  const made: Partial<Record<Key, Value>> = {};
  if (value !== undefined) made[key] = value;
  return made;
}
