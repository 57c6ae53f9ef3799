import { DEFINITIONS, VIEWS } from '../../../src/contract';
import { SqlGuard } from '../../src/access';
import { measureSql, resolvedMeasure } from '../../src/definitions';
import { viewsIn } from '../../src/definitions/views-in';
import { TODAY } from '../tools/run-with';

const GUARD = new SqlGuard(VIEWS);
const EVERYTHING = { views: new Map(Object.values(VIEWS).map(({ name, columns }) => [name, columns.map(column => column.name)])), warehouses: 'all' as const };

test.each(Object.values(DEFINITIONS))('the views that $id is offered by are those that the guard finds in it', definition => {
  const { sql } = measureSql(resolvedMeasure(definition, {}, VIEWS, EVERYTHING), {}, TODAY, VIEWS, EVERYTHING);
  expect(viewsIn(definition.cases, VIEWS)).toEqual(GUARD.guard(sql, EVERYTHING, { asOf: TODAY, maxRows: 10 }).views);
});

test('views are found by their full, quoted and listed names', () => {
  expect(viewsIn('SELECT 1 FROM supply_chain."products" AS p, awsdatacatalog.supply_chain.Warehouses w JOIN nothing ON 1 = 1', VIEWS)).toEqual(['products', 'warehouses']);
});
