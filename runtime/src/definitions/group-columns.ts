import type { CanonicalView } from '../../../src/contract';
import type { ReadPermit } from '../access';
import { DefinitionRequestError } from './definition-errors';
import { PERIODS, type Period } from './measure-request';
import type { ResolvedMeasure } from './resolved-measure';

/** A column of the cases, or of a view whose key is one. */
export interface GroupColumn {
  readonly name: string;
  /** With the cases as `c`. */
  readonly sql: string;
  /** The view that has to be joined for it, and the key that it has in common with the cases. */
  readonly join?: { readonly view: string; readonly key: string };
  readonly period?: Period;
}

/** What a measure can be broken down by, for one reader: columns, then periods. */
export function groupsOf(measure: Pick<ResolvedMeasure, 'groups' | 'date'>, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit): GroupColumn[] {
  const own = measure.groups.map((name): GroupColumn => ({ name, sql: `c.${name}` }));
  const joined = measure.groups.flatMap(key =>
    Object.values(views).filter(view => view.key.length === 1 && view.key[0] === key).flatMap(view => columnsOf(view, key, permit)));
  const { date } = measure;
  const periods = date === undefined ? [] : PERIODS.map((period): GroupColumn => ({
    name: period, sql: `CAST(DATE_TRUNC('${period}', c.${date}) AS date)`, period,
  }));
  const seen = new Set<string>();
  return [...own, ...joined, ...periods].filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** @throws DefinitionRequestError  where the measure cannot be broken down by it */
export function groupNamed(name: string, groups: readonly GroupColumn[], id: string): GroupColumn {
  const found = groups.find(group => group.name === name.toLowerCase());
  if (!found) {
    throw new DefinitionRequestError(id, `cannot be broken down or bounded by ${JSON.stringify(name)}`, `Use one of: ${groups.map(group => group.name).join(', ')}.`);
  }
  return found;
}

function columnsOf(view: CanonicalView, key: string, permit: ReadPermit): GroupColumn[] {
  const readable = permit.views.get(view.name) ?? [];
  return view.columns
    .filter(({ name, type }) => type === 'text' && name !== key && readable.includes(name))
    .map(({ name }) => ({ name, sql: `${view.name}.${name}`, join: { view: view.name, key } }));
}
