import { readFileSync } from 'node:fs';
import path from 'node:path';

import { RECORDED_DAYS, VIEWS } from '../../../src/contract';
import { staleViews } from '../../src/data/recorded-days';

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
  expect([...staleViews(days)]).toEqual([
    ['demand_daily', 'The data of demand_daily end on 2026-11-21, 2 days before the newest (2026-11-23).'],
    ['returns', 'The data of returns end on 2026-11-15, 8 days before the newest (2026-11-23).'],
  ]);
  expect([...staleViews(new Map())]).toEqual([]);
});
