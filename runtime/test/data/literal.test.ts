import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { BadLiteralError, isIsoDate, literal, literalList } from '../../src/data';

let connection: DuckDBConnection;
beforeAll(async () => { connection = await (await DuckDBInstance.create(':memory:')).connect(); });
afterAll(() => connection.closeSync());

async function read(sql: string): Promise<unknown> {
  return (await (await connection.run(`SELECT ${sql}`)).getRowsJson())[0]![0];
}

test.each([
  ['text', "O'Brien", "'O''Brien'"],
  ['text', '', "''"],
  ['integer', 42, '42'],
  ['integer', -42, '(-42)'],
  ['number', 1.5, '1.5E0'],
  ['number', -2e-7, '(-2E-7)'],
  ['number', 1e21, '1E21'],
  ['date', '2026-02-28', "DATE '2026-02-28'"],
  ['timestamp', '2026-11-24T08:30:00', "TIMESTAMP '2026-11-24 08:30:00'"],
  ['boolean', false, 'FALSE'],
  ['date', null, 'NULL'],
] as const)('%s %p is written %s', (type, value, sql) => expect(literal(type, value)).toBe(sql));

test('any text comes back from the database as it went in', () =>
  fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0')), async text => {
    expect(await read(literal('text', text))).toBe(text);
  }), { numRuns: 200 }));

test('text made of quotes, backslashes and comment signs comes back as it went in', () =>
  fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom("'", '"', '\\', '-', '/', '*', ';', '$', '\n', 'é', '漢', '😀') }), async text => {
    expect(await read(literal('text', text))).toBe(text);
  }), { numRuns: 200 }));

test('any finite number comes back as the same double', () =>
  fc.assert(fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async number => {
    expect(await read(literal('number', number))).toBe(number + 0);
  }), { numRuns: 200 }));

test('any whole number comes back, also behind a minus sign', () =>
  fc.assert(fc.asyncProperty(fc.maxSafeInteger(), async number => {
    expect(Number(await read(`0-${literal('integer', number)}`))).toBe(0 - number);
  })));

test('any day comes back as the same day', () =>
  fc.assert(fc.asyncProperty(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), async day => {
    const iso = day.toISOString().slice(0, 10);
    expect(await read(literal('date', iso))).toBe(iso);
  })));

test('a list is the right side of IN, and an empty list holds nothing', async () => {
  expect(literalList('text', ['WH01', "W'2"])).toBe("('WH01', 'W''2')");
  expect(await read(`count(*) FROM (VALUES ('a'), ('b')) AS t (x) WHERE x IN ${literalList('text', [])}`)).toBe('0');
});

test.each([
  ['date', '2026-02-30'], ['date', "2026-01-01' OR '1'='1"], ['date', '2026-1-1'], ['timestamp', '2026-11-24 08:30:00'], ['timestamp', '2026-11-24T25:00:00'],
  ['integer', 1.5], ['integer', '1'], ['integer', 2 ** 53], ['number', Number.NaN], ['number', Number.POSITIVE_INFINITY], ['number', '1'],
  ['boolean', 'true'], ['text', 1], ['text', 'a\0b'], ['text', '\ud800'],
] as const)('%s %p is refused', (type, value) => expect(() => literal(type, value)).toThrow(BadLiteralError));

test('29 February is a day in leap years only', () => {
  expect(isIsoDate('2024-02-29')).toBe(true);
  expect(isIsoDate('2026-02-29')).toBe(false);
});
