import { DEFINITIONS, VIEWS } from '../../../../src/contract';
import type { ReadPermit, WarehouseScope } from '../../../src/access';
import { SqlGuard } from '../../../src/access';
import type { QueryEngine } from '../../../src/data';
import { groupsOf, measureSql, resolvedMeasure, SHIPPED_MEANINGS } from '../../../src/definitions';
import { TOOL_DEFINITIONS } from '../../../src/tools';
import { SAMPLE_AS_OF } from '../../sample-company';
import { run, servicesOver, somebody } from '../../tools/run-with';
import { personaWith, toolInputs } from '../../tools/tool-inputs';

/** A query as the guard prints it, and where it comes from. */
export interface ExistingQuery {
  readonly from: string;
  readonly sql: string;
}

const GUARD = new SqlGuard(VIEWS);
const OPTIONS = { asOf: SAMPLE_AS_OF, maxRows: 100_000 };

/** Every definition in every variant: by one of its groups (the next one for each variant), and whole for one warehouse. */
export function definitionQueries(): ExistingQuery[] {
  const everything = permit('all');
  return Object.values(DEFINITIONS).flatMap(definition => [undefined, ...Object.keys(definition.variants ?? {})].flatMap((variant, turn) => {
    const measure = resolvedMeasure(definition, { variant }, VIEWS, everything);
    const groups = groupsOf(measure, VIEWS, everything).map(({ name }) => name);
    const from = [definition.id, variant].filter(Boolean).join(' ');
    const query = (groupBy: readonly string[], scope: WarehouseScope): ExistingQuery => {
      const { sql } = measureSql(measure, { variant, groupBy }, SAMPLE_AS_OF, VIEWS, permit(scope));
      return { from: `${from} by ${groupBy.join()} ${String(scope)}`, sql: GUARD.guard(sql, permit(scope), OPTIONS).sql };
    };
    return [query([], ['WH01', "it's"]), query(groups.length > 0 ? [groups[turn % groups.length]!] : [], 'all')];
  }));
}

/** The verified questions that ship. */
export function verifiedQueries(): ExistingQuery[] {
  return SHIPPED_MEANINGS.verifiedQuestions.map(({ id, sql }) => ({ from: id, sql: GUARD.guard(sql, permit('all'), OPTIONS).sql }));
}

/** What every tool asks of the engine. */
export async function toolQueries(engine: QueryEngine): Promise<ExistingQuery[]> {
  const asked: ExistingQuery[] = [];
  const inputs = await toolInputs(engine);
  for (const definition of TOOL_DEFINITIONS) {
    const { name } = definition.contract;
    if (!(name in inputs)) throw new Error(`${name} has no input here.`);
    const listening: QueryEngine = { run: (sql, options) => { asked.push({ from: name, sql }); return engine.run(sql, options); } };
    await run(definition, inputs[name], servicesOver(listening), somebody(personaWith(name), ['WH01', 'WH02']), SAMPLE_AS_OF);
  }
  return asked;
}

function permit(warehouses: WarehouseScope): ReadPermit {
  return { views: new Map(Object.values(VIEWS).map(view => [view.name, view.columns.map(({ name }) => name)])), warehouses };
}
