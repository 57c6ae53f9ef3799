import { readFileSync } from 'node:fs';
import path from 'node:path';

import { RECORDED_DAYS, VIEWS } from '../../../src/contract';
import { newestDay, staleViews } from '../../src/data/recorded-days';

test('they are columns of the catalogue, days or times, and the guide names each', () => {
  const guide = readFileSync(path.resolve('docs/data.md'), 'utf8');
  for (const [view, columns] of Object.entries(RECORDED_DAYS)) {
    expect(guide).toMatch(new RegExp(`\\| [^|]*\\b${view}\\b[^|]* \\|`));
    for (const name of columns) {
      expect(['date', 'timestamp']).toContain(VIEWS[view]!.columns.find(column => column.name === name)?.type);
      expect(guide).toContain(name);
    }
  }
});

test('a view with a row for every day is behind after more than a day, another one after more than a week; one without days is not', () => {
  const days = new Map([['sales_orders', '2026-11-23'], ['inventory_daily', '2026-11-22'], ['demand_daily', '2026-11-21'], ['receipts', '2026-11-16'], ['returns', '2026-11-15'], ['shipments', null]]);
  expect([...staleViews(days, '2026-11-24')]).toEqual([
    ['demand_daily', 'The data of demand_daily end on 2026-11-21, 2 days before the newest (2026-11-23).'],
    ['returns', 'The data of returns end on 2026-11-15, 8 days before the newest (2026-11-23).'],
  ]);
  expect([...staleViews(new Map(), '2026-11-24')]).toEqual([]);
});

test('where all data end more than a week before the day of the answers, each view says so; what lies after it is a slip', () => {
  const days = new Map([['sales_orders', '2026-05-11'], ['inventory_position', '2026-05-10'], ['returns', null]]);
  expect([...staleViews(days, '2026-11-28')]).toEqual([
    ['sales_orders', 'The data of sales_orders end on 2026-05-11, 201 days before the day of the answers (2026-11-28).'],
    ['inventory_position', 'The data of inventory_position end on 2026-05-10, 202 days before the day of the answers (2026-11-28).'],
  ]);
  expect([...staleViews(days, '2026-05-18')]).toEqual([]);
  expect([...staleViews(new Map([['returns', '2026-05-11']]), '2026-11-28')]).toEqual([]);
  expect([...staleViews(new Map([['sales_orders', '2028-01-01'], ['demand_daily', '2026-11-23']]), '2026-11-24')]).toEqual([]);
});

test('the newest day is one that has come: a year mistyped does not move the day of the answers', () => {
  expect(newestDay(new Map([['sales_orders', '2062-11-23'], ['receipts', '2026-11-20'], ['returns', null]]), '2026-11-24')).toBe('2026-11-20');
  expect(newestDay(new Map([['sales_orders', '2062-11-23']]), '2026-11-24')).toBeUndefined();
});
