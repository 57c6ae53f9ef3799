import type { Catalogue, KnownColumn, KnownView } from './catalogue';

/** A column of the planned view, or of one that is joined to it. */
export interface ColumnRef {
  readonly column: KnownColumn;
  /** Absent for the planned view itself. */
  readonly join?: Join;
}

/** A view that has one row for each value of an identifier which the planned view carries too. */
export interface Join {
  readonly view: KnownView;
  readonly key: string;
}

/** The views that a view's rows lead to, each by an identifier of the same name. */
export function joinsOf(view: KnownView, catalogue: Catalogue): Join[] {
  return catalogue.views.flatMap(other => {
    const key = keyOf(other);
    return key && other !== view && view.columns.some(({ name }) => name === key.name) ? [{ view: other, key: key.name }] : [];
  });
}

/** The column that alone identifies the view's rows, where there is one. */
export function keyOf(view: KnownView): KnownColumn | undefined {
  return view.columns.find(column => column.identifies && sameSet(column.head, view.grain));
}

/** The column that holds a thing such as a warehouse or a product group: the view's own first, then those of joined views. */
export function holderOf(thing: readonly string[], view: KnownView, catalogue: Catalogue): ColumnRef | undefined {
  if (thing.length === 0) return undefined;
  const own = holderAmong(thing, view.columns);
  if (own) return { column: own };
  for (const join of joinsOf(view, catalogue)) {
    const column = holderAmong(thing, join.view.columns.filter(({ name }) => name !== join.key));
    if (column) return { column, join };
  }
  return undefined;
}

/** The column with the name of what an identifier identifies. */
export function nameOf(identifier: KnownColumn, view: KnownView, catalogue: Catalogue): ColumnRef | undefined {
  const isName = (column: KnownColumn) => column.type === 'text' && column.noun === 'name';
  if (keyOf(view)?.name === identifier.name) {
    const column = view.columns.find(isName);
    return column && { column };
  }
  const join = joinsOf(view, catalogue).find(({ key }) => key === identifier.name);
  const column = join?.view.columns.find(isName);
  return join && column && { column, join };
}

export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(item => other.includes(item));
}

/** The text column among these that holds a thing. */
export function holderAmong(thing: readonly string[], columns: readonly KnownColumn[]): KnownColumn | undefined {
  const texts = columns.filter(({ type }) => type === 'text');
  return texts.find(({ head }) => sameSet(head, thing))
    ?? texts.find(({ head, noun }) => thing.includes(noun) && thing.every(concept => head.includes(concept)));
}
