import { ParserRuleContext } from 'antlr4ng';
import type { Reference, Tally, Unclear } from '../../../../src/access/sql-guard/names/reference';
import { Scope } from '../../../../src/access/sql-guard/names/scope';
import { RULES } from '../../../../src/access/sql-guard/rules';

const node = new ParserRuleContext();
const scope = new Scope([{ relation: 'stock', name: 'on_hand' }, { relation: 'stock', name: 'product_id' }, { name: 'total' }, {}], new Scope([{ relation: 'p', name: 'x' }]));

/** What all rules for names say of a reference, by the id of the rule. */
const said = (reference: Reference) => Object.fromEntries(RULES.names.flatMap(rule => {
  const objection = rule.check(reference);
  return objection ? [[rule.id, objection]] : [];
}));

test('a relation is known, or refused with the views that can be read', () => {
  const named = { kind: 'relation', node, readable: ['products', 'stock'] } as const;
  expect(said({ ...named, known: true })).toEqual({});
  expect(said({ ...named, known: false })).toEqual({
    'known-views': { message: 'The query reads a view that is not among those it can read.', remedy: 'Read only: products, stock.' },
  });
  expect(said({ ...named, known: false, readable: [] })['known-views']?.remedy).toBe('No view can be read here.');
});

test('a column has one meaning, or is refused with the columns in reach', () => {
  const column = { kind: 'column', node, scope, hint: ' A hint.' } as const;
  expect(said({ ...column, meanings: 1 })).toEqual({});
  expect(said({ ...column, meanings: 0 })).toEqual({
    'known-columns': {
      message: 'The query names a column that is not in reach at this place.', remedy: 'Columns in reach: stock (on_hand, product_id); total; p (x). A hint.',
    },
  });
  expect(said({ ...column, meanings: 0, scope: new Scope([]) })['known-columns']?.remedy).toBe('No column is in reach. A hint.');
  expect(said({ ...column, meanings: 2 })).toEqual({
    'known-columns': { message: 'The query names a column that several of its relations have.', remedy: 'Write it as alias.column.' },
  });
});

test('a masked column may be selected, and nothing else', () => {
  const use = { kind: 'use', node } as const;
  for (const free of [{ masked: true, as: 'selected' }, { masked: false, as: 'other' }, { masked: false, as: 'selected' }] as const) expect(said({ ...use, ...free })).toEqual({});
  expect(said({ ...use, masked: true, as: 'other' })).toEqual({
    'masked-columns': {
      message: 'The query uses the values of a column whose values are masked.',
      remedy: 'Select the column as it is, without DISTINCT, or leave it out: it cannot be filtered, joined, grouped, ordered or reckoned by.',
    },
  });
});

test('a query reads views a hundred times at most, and joins freely once', () => {
  const reading = (tally: Tally) => said({ kind: 'reading', node, tally });
  expect(reading({ views: 100, products: 1 })).toEqual({});
  expect(Object.keys(reading({ views: 101, products: 1 }))).toEqual(['views-read']);
  expect(Object.keys(reading({ views: 100, products: 2 }))).toEqual(['bound-joins']);
  expect(reading({ views: 101, products: 0 })['views-read']).toEqual({
    message: 'The query reads views more than 100 times, with its WITH queries written out where they are used.',
    remedy: 'Read each view once, and aggregate before you use a WITH query several times.',
  });
  expect(reading({ views: 0, products: 2 })['bound-joins']).toEqual({
    message: 'The query joins relations without a condition that compares columns of both.',
    remedy: 'Write JOIN … ON a.x = b.x. Aggregates without GROUP BY, VALUES and queries with a small LIMIT may stand without one.',
  });
});

test.each<[Unclear['why'], string]>([
  ['named-twice', 'WITH names two queries alike, or WINDOW two windows.'],
  ['unknown-window', 'OVER names a window that its SELECT does not.'],
  ['alias-count', 'The query gives more or fewer column names to a relation than it has columns.'],
  ['join-alias', 'The query gives a name to a join in parentheses.'],
  ['arm-columns', 'The queries of a UNION, INTERSECT or EXCEPT, or the rows of VALUES, differ in their number of columns.'],
  ['unnest-columns', 'UNNEST stands without names for its columns.'],
  ['long-name', 'The query refers to a column by more than two names.'],
  ['strange-place', 'The query uses a name at a place where none is understood.'],
])('names that cannot be followed are refused: %s', (why, message) => {
  const objections = said({ kind: 'unclear', node, why });
  expect(Object.keys(objections)).toEqual(['clear-names']);
  expect(objections['clear-names']?.message).toBe(message);
});
