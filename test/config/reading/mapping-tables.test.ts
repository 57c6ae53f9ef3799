import { mappingTables } from '../../../src/config/reading/mapping-tables';

const read = (sql: string) => {
  const { tables, unclear } = mappingTables(sql);
  return { tables: [...tables].sort(), unclear: [...unclear].sort() };
};

test.each([
  ['one table', 'SELECT a FROM sales.orders', ['sales.orders']],
  ['a join', 'select o.a from sales.orders o left join sales.lines as l on o.id = l.id', ['sales.lines', 'sales.orders']],
  ['commas', 'SELECT 1 FROM sales.orders o, sales.lines l, (SELECT * FROM sales.prices) p, ops.stock WHERE o.a = l.a', ['ops.stock', 'sales.lines', 'sales.orders', 'sales.prices']],
  ['quoted names, in any case', 'SELECT 1 FROM "Sales"."Orders"', ['sales.orders']],
  ['a WITH query and a subquery', 'WITH recent (id) AS (SELECT id FROM sales.orders), named AS (SELECT 1 FROM recent) SELECT * FROM named WHERE id IN (SELECT id FROM ops.stock)', ['ops.stock', 'sales.orders']],
  ['FROM that names no table', "SELECT extract(day FROM o.shipped), trim(both ' ' from o.name) FROM sales.orders o WHERE a IS DISTINCT FROM o.b", ['sales.orders']],
  ['texts and comments', "SELECT 'from x.y, z' -- from a.b\n, 1 /* join c.d */ FROM sales.orders", ['sales.orders']],
  ['texts that hold what begins a comment, and names that hold a quotation mark', "SELECT coalesce(a, '--') AS a, '/*' AS b, \"it's\" AS c, '*/' AS d FROM sales.orders", ['sales.orders']],
  ['commas after the list', 'SELECT 1 FROM sales.orders GROUP BY a, b ORDER BY c, d', ['sales.orders']],
  ['functions', 'SELECT 1 FROM sales.orders CROSS JOIN UNNEST(sequence(1, 3)) AS t (n), LATERAL (SELECT 1)', ['sales.orders']],
  ['a union', 'SELECT 1 FROM sales.orders UNION ALL SELECT 2 FROM sales.archive', ['sales.archive', 'sales.orders']],
])('%s', (_, sql, tables) => {
  expect(read(sql)).toEqual({ tables, unclear: [] });
});

test('names that are no database.table are told', () => {
  expect(read('SELECT 1 FROM orders JOIN catalog.sales.lines ON true')).toEqual({ tables: [], unclear: ['catalog.sales.lines', 'orders'] });
});
