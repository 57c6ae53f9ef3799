import type { CanonicalView, MeasureDefinition } from '../../../src/contract';
import type { ReadPermit, SqlGuard } from '../access';
import { PlatformError } from '../errors';
import { groupsOf } from './group-columns';
import type { Meanings } from './meanings';
import { measureSql } from './measure-sql';
import { resolvedMeasure } from './resolved-measure';
import { statedMeanings, type CompanyWords } from './stated-meanings';

/** A definition or a verified question that cannot be used, and why. */
export interface DroppedMeaning {
  readonly kind: 'definition' | 'verified question';
  readonly id: string;
  readonly reason: string;
}

export interface CheckedMeanings {
  readonly meanings: Meanings;
  readonly dropped: readonly DroppedMeaning[];
}

/**
 * The meanings of a company, each one's SQL checked against the guard as somebody would ask it who may read everything. What the guard refuses is
 * dropped and named: the others answer, and a measure that was changed wrongly is not silently what shipped.
 */
export function companyMeanings(
  { definitions, verifiedQuestions }: CompanyWords, views: Readonly<Record<string, CanonicalView>>, guard: SqlGuard, asOf: string,
): CheckedMeanings {
  const permit = everything(views);
  const refusal = (sql: string): string | undefined => {
    try {
      guard.guard(sql, permit, { asOf, maxRows: 1 });
      return undefined;
    } catch (error) {
      if (error instanceof PlatformError) return [error.message, error.remedy].filter(Boolean).join(' ');
      throw error;
    }
  };
  const { definitions: all, verifiedQuestions: questions } = statedMeanings({ definitions, verifiedQuestions });
  const droppedDefinitions = Object.keys(definitions).flatMap((id): DroppedMeaning[] => {
    const definition = all[id];
    const reason = definition ? reasonAgainst(definition, views, permit, asOf, refusal) : 'It lacks parts that a measure of your own must have.';
    return reason === undefined ? [] : [{ kind: 'definition', id, reason }];
  });
  const droppedQuestions = questions.flatMap(({ id, sql }): DroppedMeaning[] => {
    const reason = refusal(sql);
    return reason === undefined ? [] : [{ kind: 'verified question', id, reason }];
  });
  return {
    meanings: {
      definitions: Object.fromEntries(Object.entries(all).filter(([id]) => !droppedDefinitions.some(dropped => dropped.id === id))),
      verifiedQuestions: questions.filter(({ id }) => !droppedQuestions.some(dropped => dropped.id === id)),
    },
    dropped: [...droppedDefinitions, ...droppedQuestions],
  };
}

/** Every variant, by every column that it can be broken down by. */
function reasonAgainst(
  definition: MeasureDefinition, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit, asOf: string,
  refusal: (sql: string) => string | undefined,
): string | undefined {
  for (const variant of [undefined, ...Object.keys(definition.variants ?? {})]) {
    const measure = resolvedMeasure(definition, { variant }, views, permit);
    const groupBy = groupsOf(measure, views, permit).filter(({ join }) => !join).map(({ name }) => name);
    const reason = refusal(measureSql(measure, { groupBy }, asOf, views, permit).sql);
    if (reason !== undefined) return variant === undefined ? reason : `Its variant ${variant}: ${reason}`;
  }
  return undefined;
}

function everything(views: Readonly<Record<string, CanonicalView>>): ReadPermit {
  const columns = (view: CanonicalView): string[] => view.columns.filter(({ sensitivity }) => sensitivity !== 'personal').map(({ name }) => name);
  return { views: new Map(Object.values(views).map(view => [view.name, columns(view)])), warehouses: 'all' };
}
