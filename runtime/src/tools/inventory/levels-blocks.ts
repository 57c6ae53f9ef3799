import type { ResultColumn } from '../../../../src/contract';
import type { BudgetedLevels, StockingUnits, UsageClass, VariationClass } from '../../stock';
import type { ToolBlock } from '../definition';
import { percent, tenths } from '../rounding';
import { tableOf, type FilledColumn } from '../table-of';
import { totalsOf, type LevelledItem } from './levels-plan';

/** Points of the curve that are told; the first and the last are among them. */
const POINTS_SHOWN = 12;
const CURRENCY = 'company currency';
const USAGE_CLASSES: readonly UsageClass[] = ['A', 'B', 'C'];
const VARIATION_CLASSES: readonly VariationClass[] = ['X', 'Y', 'Z'];

type Column = FilledColumn<LevelledItem>;

const number = (name: string, label: string, unit: string, of: (item: LevelledItem) => number | null): Column =>
  ({ name, label, type: 'number', unit, cell: item => tenths(of(item)) });

/** One row an item: its level, what it is today, what it costs and gives, and what lies above it. */
export function levelsBlock(items: readonly LevelledItem[], oneWarehouse: boolean, todayOf: (item: LevelledItem) => StockingUnits | null): ToolBlock {
  const columns = columnsOf(todayOf).filter(({ name }) => name !== 'warehouse_id' || !oneWarehouse);
  return tableOf('Stock levels by product', 'margin expected short at today\'s position first, then forecast usage', items, columns);
}

function columnsOf(todayOf: (item: LevelledItem) => StockingUnits | null): readonly Column[] {
  return [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ plan }) => plan.item.warehouse },
    { name: 'product_id', label: 'Product', type: 'text', cell: ({ plan }) => plan.item.product },
    { name: 'product_name', label: 'Name', type: 'text', cell: ({ plan }) => plan.item.name },
    { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ plan }) => plan.item.unit },
    number('order_up_to', 'Fill up to', 'base units', ({ level }) => level.orderUpTo),
    number('order_up_to_today', 'Today', 'base units', todayOf),
    number('reorder_point', 'Reorder point', 'base units', ({ level }) => level.reorderPoint),
    number('order_quantity', 'Order quantity', 'base units', ({ plan }) => plan.lot.quantity),
    number('safety_stock', 'Safety stock', 'base units', ({ level }) => level.safetyStock),
    { name: 'fill_rate', label: 'Fill rate', type: 'number', unit: '%', cell: ({ level }) => percent(level.reached.fillRate) },
    { name: 'service_level', label: 'Service level', type: 'number', unit: '%', cell: ({ level }) => percent(level.reached.serviceLevel) },
    number('mean_value', 'Mean value of stock', CURRENCY, ({ meanValue }) => meanValue),
    number('margin_short', 'Margin short', `${CURRENCY} a year`, ({ marginShort }) => marginShort),
    { name: 'usage_class', label: 'ABC', type: 'text', cell: ({ usageClass }) => usageClass },
    number('usage', 'Forecast usage', `${CURRENCY} a year`, ({ usage }) => usage),
    { name: 'variation_class', label: 'XYZ', type: 'text', cell: item => item.variationClass },
    { name: 'variation', label: 'Weekly variation', type: 'number', unit: '%', cell: ({ variation }) => percent(variation) },
    number('stock_position', 'Stock position', 'base units', ({ plan }) => plan.position.position),
    number('excess', 'Excess on hand', 'base units', ({ excess }) => excess),
    number('cash_released', 'Cash released once', CURRENCY, ({ released }) => released.cashOnce),
    number('cost_saved', 'Cost saved', `${CURRENCY} a year`, ({ released }) => released.savedPerYear),
  ];
}

/** The classes of usage, each with its figures, and all together. */
export function classesBlock(items: readonly LevelledItem[], placedBest: number | null): ToolBlock {
  const groups = [...USAGE_CLASSES.map(name => ({ name, own: items.filter(({ usageClass }) => usageClass === name) })), { name: 'all', own: items }];
  return {
    kind: 'table', title: 'By class of usage',
    columns: [
      { name: 'usage_class', label: 'ABC', type: 'text' },
      { name: 'items', label: 'Items', type: 'integer' },
      ...VARIATION_CLASSES.map((name): ResultColumn => ({ name: `items_${name.toLowerCase()}`, label: `Of them ${name}`, type: 'integer', unit: 'items' })),
      { name: 'usage', label: 'Forecast usage', type: 'number', unit: `${CURRENCY} a year` },
      { name: 'mean_value', label: 'Mean value of stock', type: 'number', unit: CURRENCY },
      { name: 'fill_rate', label: 'Fill rate', type: 'number', unit: '%' },
      { name: 'margin_short', label: 'Margin short', type: 'number', unit: `${CURRENCY} a year` },
      { name: 'margin_short_best', label: 'With the same money placed best', type: 'number', unit: `${CURRENCY} a year` },
      { name: 'cash_released', label: 'Cash released once', type: 'number', unit: CURRENCY },
      { name: 'cost_saved', label: 'Cost saved', type: 'number', unit: `${CURRENCY} a year` },
    ],
    rows: groups.map(({ name, own }) => {
      const totals = totalsOf(own);
      return [
        name, own.length, ...VARIATION_CLASSES.map(each => own.filter(({ variationClass }) => variationClass === each).length),
        tenths(own.reduce((sum, { usage }) => sum + usage, 0)), tenths(totals.money), own.length === 0 ? null : percent(totals.fillRate),
        tenths(totals.marginShort), name === 'all' ? tenths(placedBest) : null, tenths(totals.cashOnce), tenths(totals.savedPerYear),
      ];
    }),
    order: 'most usage first', total: groups.length, shown: groups.length,
  };
}

/** Money to the fill rate that it can buy. */
export function curveBlock({ curve }: Pick<BudgetedLevels, 'curve'>): ToolBlock {
  const step = Math.max(1, (curve.length - 1) / (POINTS_SHOWN - 1));
  const places = [...new Set(Array.from({ length: POINTS_SHOWN }, (_, point) => Math.min(curve.length - 1, Math.round(point * step))))];
  return {
    kind: 'series', title: 'What money buys: mean stock and the units served from it',
    columns: [
      { name: 'mean_value', label: 'Mean value of stock', type: 'number', unit: CURRENCY },
      { name: 'fill_rate', label: 'Fill rate', type: 'number', unit: '%' },
      { name: 'margin_short', label: 'Margin short', type: 'number', unit: `${CURRENCY} a year` },
    ],
    rows: places.map(place => [tenths(curve[place]!.money), percent(curve[place]!.fillRate), tenths(curve[place]!.valueShort)]),
    order: 'least money first', total: places.length, shown: places.length,
  };
}
