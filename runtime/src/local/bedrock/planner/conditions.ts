import type { KnownColumn, KnownView } from './catalogue';
import { conceptsOf } from './concepts';
import type { PredicateId } from './question';
import aggregates from './words/aggregates.json';
import predicates from './words/predicates.json';

/** What a predicate such as `late` means in one view, as columns. */
export type Condition =
  | { readonly kind: 'value'; readonly column: KnownColumn; readonly value: string }
  | { readonly kind: 'outstanding'; readonly asked: KnownColumn; readonly less?: KnownColumn; readonly done: KnownColumn }
  | { readonly kind: 'before as-of'; readonly column: KnownColumn }
  | { readonly kind: 'after promise'; readonly done: KnownColumn; readonly promised: KnownColumn }
  | { readonly kind: 'has happened'; readonly column: KnownColumn }
  | { readonly kind: 'under way'; readonly begun?: KnownColumn; readonly ended: KnownColumn }
  | { readonly kind: 'holds as-of'; readonly first: KnownColumn; readonly last: KnownColumn };

/** The conditions that a predicate stands for in the view, where the question speaks of `content`; nothing where the view cannot say it. */
export function conditionsOf(id: PredicateId, view: KnownView, content: readonly string[] = []): Condition[] | undefined {
  switch (id) {
    case 'open': return single(openIn(view));
    case 'late': return lateIn(view);
    case 'wasLate': return single(wasLateIn(view, content));
    case 'valid': return single(validIn(view));
  }
}

/** A status column that lists the value, else quantities of which something is still to come. */
function openIn(view: KnownView): Condition | undefined {
  const { value, outstanding } = predicates.open;
  const status = view.columns.find(({ values }) => values.includes(value));
  if (status) return { kind: 'value', column: status, value };
  const asked = quantityOf(view, outstanding.asked);
  const done = outstanding.done.map(concepts => quantityOf(view, concepts)).find(column => column !== undefined);
  if (!asked || !done) return undefined;
  const less = quantityOf(view, outstanding.less);
  return { kind: 'outstanding', asked, done, ...(less ? { less } : {}) };
}

/** What lateness is counted from. */
function promisedIn(view: KnownView): KnownColumn | undefined {
  return view.columns.find(({ type, concepts }) => type === 'date' && predicates.late.dateConcepts.every(concept => concepts.has(concept)));
}

/** `despatched late`: the last day on which that was done lies behind the promise. */
function wasLateIn(view: KnownView, content: readonly string[]): Condition | undefined {
  const promised = promisedIn(view);
  const { ways } = predicates.wasLate;
  const said = ways.filter(way => content.includes(way));
  const done = (said.length > 0 ? said : ways).flatMap(way => view.columns.findLast(({ type, head }) => type === 'date' && head.includes(way)) ?? []);
  return promised && done[0] ? { kind: 'after promise', done: done[0], promised } : undefined;
}

/** `Left to pick`: what the question says is still to be done is done for less than was asked for; nothing where the view cannot tell. */
export function remainingIn(view: KnownView, doing: readonly string[]): Condition | undefined {
  const { asked: wanted, less: without } = predicates.open.outstanding;
  const asked = quantityOf(view, wanted);
  const done = doing.length > 0 ? quantityOf(view, doing) : undefined;
  const less = quantityOf(view, without);
  return asked && done && done !== asked ? { kind: 'outstanding', asked, done, ...(less ? { less } : {}) } : undefined;
}

function lateIn(view: KnownView): Condition[] | undefined {
  const column = promisedIn(view);
  const open = openIn(view);
  return column && open ? [{ kind: 'before as-of', column }, open] : undefined;
}

function validIn(view: KnownView): Condition | undefined {
  const dateWith = (concepts: readonly string[]) =>
    view.columns.find(column => column.type === 'date' && concepts.every(concept => column.concepts.has(concept)));
  const first = dateWith(predicates.valid.first);
  const last = dateWith(predicates.valid.last);
  return first && last ? { kind: 'holds as-of', first, last } : undefined;
}

/** `discontinued products`: what only a date of the view speaks of has happened, where that date is there and has passed. */
export function happenedIn(content: readonly string[], view: KnownView): Condition[] {
  const speaksOf = (concept: string) =>
    view.columns.filter(({ concepts, values }) => concepts.has(concept) || values.some(value => conceptsOf(value).includes(concept)));
  return content.flatMap((concept): Condition[] => {
    const [column, ...others] = speaksOf(concept);
    const only = column && others.length === 0 && isDate(column) && !view.concepts.has(concept) && !view.grain.includes(concept);
    if (!only) return [];
    return isWhileUnknown(column, concept) ? [{ kind: 'under way', ended: column, ...begunBefore(column, view) }] : [{ kind: 'has happened', column }];
  });
}

const WHILE = 'unknown while';

/** `Unknown while it is on its way`: what is on its way has no such day yet. */
function isWhileUnknown({ meaning }: KnownColumn, concept: string): boolean {
  return conceptsOf(meaning.split(WHILE)[1] ?? '').includes(concept);
}

/** The day of the step before: what has not been despatched is not on its way. */
function begunBefore(ended: KnownColumn, { columns }: KnownView): { begun?: KnownColumn } {
  const begun = columns.slice(0, columns.indexOf(ended)).findLast(column => isDate(column) && column.meaning.includes(WHILE));
  return begun ? { begun } : {};
}

/** The quantity whose meaning says the concepts and the least besides. */
function quantityOf(view: KnownView, concepts: readonly string[]): KnownColumn | undefined {
  return view.columns
    .filter(column => isNumeric(column) && column.concepts.has('quantity'))
    .filter(column => concepts.every(concept => column.concepts.has(concept)))
    .sort((a, b) => a.concepts.size - b.concepts.size)[0];
}

/** The listed values of the view's text columns that the question names: `delivered orders`. What the view's rows are is no value. */
export function namedValues(content: readonly string[], view: KnownView): { column: KnownColumn; value: string; concept: string }[] {
  return view.columns.flatMap(column => column.values.flatMap(value => {
    const [concept, ...more] = conceptsOf(value.replaceAll('_', ' '));
    const named = concept !== undefined && more.length === 0 && !value.startsWith('no_') && content.includes(concept) && !view.grain.includes(concept);
    return named ? [{ column, value, concept }] : [];
  }));
}

function isNumeric({ type }: { readonly type: string }): boolean {
  return type === 'integer' || type === 'number';
}

/** A number that can be added up or compared: whole numbers without a unit only count off their rows. */
export function isMeasure(column: { readonly type: string; readonly unit?: string }): boolean {
  return column.type === 'number' || (column.type === 'integer' && column.unit !== undefined);
}

/** Whether adding it up makes sense: quantities add up, prices and times do not. */
export function isAdditive({ head, unit }: KnownColumn): boolean {
  const each = head.some(concept => aggregates.notAdditive.includes(concept)) && !head.some(concept => aggregates.additive.includes(concept));
  return !each && (unit === undefined || !aggregates.notAdditiveUnits.includes(unit));
}

export function isDate({ type }: { readonly type: string }): boolean {
  return type === 'date' || type === 'timestamp';
}

function single(condition: Condition | undefined): Condition[] | undefined {
  return condition && [condition];
}
