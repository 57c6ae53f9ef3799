import type { CanonicalView } from '../view-types';
import { column, PRODUCT_ID, WAREHOUSE_ID } from './column';

/** What was planned: forecasts as they were made then, and promotions. */
export const PLANNING: readonly CanonicalView[] = [
  {
    name: 'forecasts',
    meaning: 'Forecasts of demand as planners made them in the past (predictions, plans), to compare with what came',
    grain: 'one row per warehouse, product, day of the forecast and period',
    key: ['warehouse_id', 'product_id', 'made_on', 'period_start', 'granularity', 'source'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      WAREHOUSE_ID,
      PRODUCT_ID,
      column('made_on', 'date', 'Day on which the forecast was made'),
      column('period_start', 'date', 'First day of the period that it is for'),
      column('granularity', 'text', 'Length of the period: day, week or month'),
      column('quantity', 'number', 'Demand expected in the period', 'base units'),
      column('low', 'number', 'Demand that is exceeded with a probability of 90 %', 'base units'),
      column('high', 'number', 'Demand that is exceeded with a probability of 10 %', 'base units'),
      column('source', 'text', 'Who or what made the forecast'),
    ],
  },
  {
    name: 'promotions',
    meaning: 'Promotions (campaigns, offers, actions): which product was promoted from when to when',
    grain: 'one row per promotion of a product',
    key: ['promotion_id'],
    rowScope: { kind: 'company' },
    columns: [
      column('promotion_id', 'text', 'Identifier of the promotion'),
      PRODUCT_ID,
      column('first_date', 'date', 'First day of the promotion'),
      column('last_date', 'date', 'Last day of the promotion'),
      column('expected_uplift', 'number', 'Demand expected during it as a multiple of the usual demand'),
    ],
  },
];
