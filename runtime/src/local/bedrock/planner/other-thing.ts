import { literal } from '../../../data';
import type { Catalogue } from './catalogue';
import type { Entity, OutputBlock } from './entities';
import { keyOf, nameOf, sameSet } from './reach';
import { selectSql } from './sql-text';

/** The query for all things of a kind but those given, or for so many of them: what `the other warehouse` may mean. */
export function othersQuery(
  kind: readonly string[], known: readonly Entity[], catalogue: Catalogue, schema: string, limit?: number,
): string | undefined {
  const view = catalogue.views.find(each => sameSet(each.grain, kind) && keyOf(each));
  const key = view && keyOf(view);
  if (!view || !key) return undefined;
  const name = nameOf(key, view, catalogue)?.column;
  const given = known.filter(entity => sameSet(entity.kind, kind));
  const columns = [key, ...(name ? [name] : [])].map(column => ({ sql: `t.${column.name}`, alias: column.name }));
  return selectSql({
    schema,
    view: view.name,
    columns,
    joins: [],
    where: given.map(({ id }) => `t.${key.name} <> ${literal('text', id)}`),
    groupBy: [],
    orderBy: ['1'],
    ...(limit === undefined ? {} : { limit }),
  });
}

/** The things that such a query found. */
export function othersIn(block: OutputBlock | undefined, kind: readonly string[]): Entity[] {
  return (block?.rows ?? []).flatMap(([id, name]) => typeof id === 'string' ? [{ kind, id, name: typeof name === 'string' ? name : id }] : []);
}
