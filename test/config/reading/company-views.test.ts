import { readFileSync } from 'fs';
import * as path from 'path';
import { parse, stringify } from 'yaml';
import { companyViews } from '../../../src/config/reading';
import { mappingColumns } from '../../../src/config/reading/mapping-columns';
import { TOOLS, VIEWS } from '../../../src/contract';
import { check } from './read';

const problemsOf = (data: string) => check(`owner: a\ncost_center: b\nenvironment: laptop\ndata:\n${data}`).problems
  .map(({ line, column, path, message, hint }) => `${line}:${column} ${path} ${message}. ${hint ?? ''}`);

test.each([
  ['names after AS, dotted names and plain ones', 'SELECT o."Order Id" AS order_id, o.line_no, quantity FROM a.b o', ['order_id', 'line_no', 'quantity']],
  ['names without AS', 'select count(*) n, CASE WHEN a THEN 1 END kind, "x" y from a.b', ['n', 'kind', 'y']],
  ['the SELECT after WITH, and the first of a union', 'WITH t AS (SELECT a, b FROM x.y) SELECT DISTINCT a AS one FROM t UNION ALL SELECT 2 FROM x.z', ['one']],
  ['texts that hold what begins a comment', "SELECT coalesce(a, '--') AS a, '/*' AS b, \"it's\" AS c FROM a.b -- '\n", ['a', 'b', 'c']],
  ['commas and FROM in parentheses', "SELECT extract(year FROM d) AS y, coalesce(a, ',') AS t FROM a.b", ['y', 't']],
])('the columns of a mapping: %s', (_, sql, columns) => {
  expect(mappingColumns(sql)).toEqual({ columns, unnamed: [] });
});

test('what has no name of its own is told', () => {
  expect(mappingColumns('SELECT a + b, t.*, 1, "Order Id", max(c) FROM x.y')).toEqual({ columns: [], unnamed: ['a + b', 't . *', '1', '"order id"', 'max ( c )'] });
});

test('a mapped view has the columns that its mapping gives, and lacks the others', () => {
  const { products } = companyViews({ mappings: { products: 'SELECT sku AS product_id, "Long Name" AS product_name FROM erp.items' }, views: {} });
  expect(products!.source).toBe('SELECT sku AS product_id, "Long Name" AS product_name FROM erp.items');
  expect(products!.columns.filter(({ absent }) => !absent).map(({ name }) => name)).toEqual(['product_id', 'product_name']);
  expect(products!.columns.map(({ name }) => name)).toEqual(VIEWS.products!.columns.map(({ name }) => name));
});

test('a view of the company\'s own, and a column of its own beside those that ship', () => {
  const views = companyViews({ mappings: {}, views: {
    customs: {
      meaning: 'Customs declarations', grain: 'one row per declaration', key: ['declaration_id'], scope: 'company',
      columns: { declaration_id: { type: 'text', meaning: 'Its number' }, duty: { type: 'number', unit: 'EUR', meaning: 'Duty paid', sensitivity: 'public' } },
    },
    products: { columns: { hs_code: { type: 'text', meaning: 'Customs tariff number' } } },
  } });
  expect(views.customs).toEqual({
    name: 'customs', meaning: 'Customs declarations', grain: 'one row per declaration', key: ['declaration_id'], rowScope: { kind: 'company' },
    columns: [
      { name: 'declaration_id', type: 'text', meaning: 'Its number', sensitivity: 'internal' },
      { name: 'duty', type: 'number', unit: 'EUR', meaning: 'Duty paid', sensitivity: 'public' },
    ],
  });
  expect(views.products!.columns.at(-1)).toEqual({ name: 'hs_code', type: 'text', meaning: 'Customs tariff number', sensitivity: 'internal' });
  expect(views.products!.columns).toHaveLength(VIEWS.products!.columns.length + 1);
});

test.each([
  ['an unknown view, with the nearest', '  mappings: { prodcts: SELECT a AS product_id FROM a.b }',
    '5:24 data.mappings.prodcts maps prodcts, which is no view. Did you mean products?'],
  ['an unknown column', '  mappings: { products: "SELECT a AS product_id, b AS product_nme FROM a.b" }',
    '5:25 data.mappings.products gives product_nme, which is no column of products. Did you mean product_name? A column of your own is described in data.views.products.columns.'],
  ['no key', '  mappings: { products: SELECT a AS product_name FROM a.b }', '5:25 data.mappings.products gives no product_id. It is part of what tells the rows of products apart.'],
  ['no warehouse', '  mappings: { sales_orders: SELECT a AS order_id FROM a.b }',
    "5:29 data.mappings.sales_orders gives no warehouse_id. It is what bounds the rows to a person's warehouses."],
  ['*', '  mappings: { products: SELECT * FROM a.b }', '5:25 data.mappings.products selects *. Name every column: SELECT t.no AS order_id, …'],
  ['a view of the own that says too little', '  views: { customs: { meaning: Duties, columns: { a: { type: text, meaning: b } }, scope: company } }',
    '5:21 data.views.customs.grain is missing. A view of your own says meaning, grain, key and columns.'],
  ['a view without a scope', '  views: { customs: { meaning: a, grain: b, key: [a], columns: { a: { type: text, meaning: b } } } }',
    '5:21 data.views.customs.scope is missing, and customs has no column warehouse_id. Name the column that holds the warehouse, or write company: then everybody who may query the view sees all its rows.'],
  ['a type that does not exist', '  views: { products: { columns: { hs_code: { type: string, meaning: a } } } }',
    '5:52 data.views.products.columns.hs_code.type is "string", expected one of text, integer, number, date, timestamp, boolean. '],
  ['a column that ships', '  views: { products: { columns: { list_price: { type: number, meaning: a } } } }',
    '5:47 data.views.products.columns.list_price is a column that products has already. Give your own column another name.'],
  ['a scope through a view that no warehouse bounds', '  views: { duties: { meaning: a, grain: b, key: [a], scope: a in products.product_id, columns: { a: { type: text, meaning: b } } } }',
    '5:61 data.views.duties.scope leads to products, whose rows no warehouse bounds. Name a view that has a column with the warehouse.'],
])('refused with its place: %s', (_, data, problem) => {
  expect(problemsOf(data)).toContain(problem);
});

test('own views can be granted; others cannot', () => {
  const data = '  views: { customs: { meaning: a, grain: b, key: [a], scope: company, columns: { a: { type: text, meaning: b } } } }\n'
    + 'permissions: { views: { warehouse_manager: [customs, custms] } }';
  expect(problemsOf(data).filter(problem => problem.includes('which is no view'))).toEqual(['6:54 permissions.views.warehouse_manager[1] is custms, which is no view. Did you mean customs?']);
});

test('the newest day of the data may be the day of the answers, on a laptop and in an account', () => {
  expect(problemsOf('  as_of: latest')).toEqual([]);
  expect(check('owner: a\ncost_center: b\ndata: { as_of: latest }').problems).toEqual([]);
});

test('the examples of the guide are sound', () => {
  const guide = readFileSync(path.resolve(__dirname, '../../../docs/data.md'), 'utf8');
  const [mapping, views] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => parse(text!));
  const tools = { warehouse_manager: Object.keys(TOOLS) };
  const text = stringify({ ...mapping, data: { ...mapping.data, ...views.data }, permissions: { ...views.permissions, tools } });
  expect(check(text).problems).toEqual([]);
});
