import type { Cell, ResultColumn } from '../../../../src/contract';
import { addDays, type CalendarDay } from '../calendar-day';
import { counted } from '../counted';
import type { ToolBlock } from '../definition';
import { cents, percent } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import type { WarehouseChoice } from '../warehouse-choice';
import type { ItemAtRisk, StockoutAssessment } from './stockout-risk';
import type { DayOffset } from './units';

/** For whom the table is. */
interface Reader { readonly asOf: CalendarDay; readonly severalWarehouses: boolean }

/** The items at risk, worst first. */
export function itemsAtRiskTable(items: readonly ItemAtRisk[], choice: WarehouseChoice, before: string, asOf: CalendarDay): ToolBlock {
  return tableFor(
    { asOf, severalWarehouses: choice.ids.length !== 1 }, `What runs out before ${before}`,
    'worst first: margin short before an order placed today could be there, then earliest day', items, COLUMNS,
  );
}

const UNITS = 'base units';
const MONEY = 'company currency';
const dayCell = (day: DayOffset | null | undefined, asOf: CalendarDay): Cell =>
  (day === null || day === undefined ? null : addDays(asOf, Math.ceil(day)));

const COLUMNS: readonly ReadColumn<ItemAtRisk, Reader>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', needs: 'severalWarehouses', cell: ({ record }) => record.warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ record }) => record.product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ record }) => record.name },
  {
    name: 'usable_on_hand', label: 'Usable on hand', type: 'number', unit: UNITS,
    cell: ({ record }) => cents((record.onHand ?? 0) - record.quarantined),
  },
  { name: 'runs_out', label: 'Runs out', type: 'date', cell: ({ risk }, { asOf }) => dayCell(risk.halfOutBy, asOf) },
  { name: 'order_by', label: 'Order by', type: 'date', cell: ({ plan }, { asOf }) => dayCell(plan?.decision.orderBy, asOf) },
  { name: 'probability', label: 'Out within the days asked for', type: 'number', unit: '%', cell: ({ risk }) => percent(risk.probabilityInHorizon) },
  { name: 'demand_per_day', label: 'Demand', type: 'number', unit: 'base units a day', cell: ({ perDay }) => cents(perDay) },
  { name: 'demand_basis', label: 'Demand is', type: 'text', cell: item => demandBasis(item) },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ record }) => record.unit },
  {
    name: 'probability_before_order', label: 'Out before an order of today is there', type: 'number', unit: '%',
    cell: ({ risk }) => percent(risk.probability),
  },
  { name: 'median_out', label: 'If so, half of the time by', type: 'date', cell: ({ risk }, { asOf }) => dayCell(risk.runsOut?.median, asOf) },
  {
    name: 'order_arrives', label: 'An order of today arrives', type: 'date',
    cell: ({ leadTime, risk }, { asOf }) => dayCell(leadTime && risk.helpArrives, asOf),
  },
  { name: 'next_receipt', label: 'Next receipt', type: 'date', cell: ({ next }, { asOf }) => dayCell(next?.day, asOf) },
  { name: 'next_receipt_quantity', label: 'Next receipt quantity', type: 'number', unit: UNITS, cell: ({ next }) => next && cents(next.quantity) },
  { name: 'units_short', label: 'Short before an order of today is there', type: 'number', unit: UNITS, cell: ({ risk }) => cents(risk.unitsShort) },
  { name: 'short_is', label: 'What is short is', type: 'text', cell: ({ risk }) => risk.effect },
  { name: 'revenue_at_stake', label: 'Revenue at stake', type: 'number', unit: MONEY, cell: ({ revenueShort }) => cents(revenueShort) },
  { name: 'margin_at_stake', label: 'Margin at stake', type: 'number', unit: MONEY, cell: ({ marginShort }) => cents(marginShort) },
  {
    name: 'needed_quantity', label: 'Averted by', type: 'number', unit: UNITS,
    cell: ({ risk, outlook }) => neededQuantity(risk.averts?.quantity, outlook.wholeUnits),
  },
  { name: 'needed_by', label: 'until', type: 'date', cell: ({ risk }, { asOf }) => dayCell(risk.averts?.by, asOf) },
  { name: 'averted_by', label: 'such as', type: 'text', cell: item => avertedBy(item) },
];

function demandBasis({ censoredShare }: ItemAtRisk): string {
  return censoredShare === null ? 'known' : `at least this (not recorded on ${Math.round(censoredShare * 100)} % of days)`;
}

function neededQuantity(quantity: number | undefined, wholeUnits: boolean): Cell {
  if (quantity === undefined) return null;
  return wholeUnits ? Math.ceil(quantity - 1e-6) : cents(quantity);
}

function avertedBy({ averting }: ItemAtRisk): string | null {
  if (averting === null) return null;
  return averting.kind === 'expedite' ? `${averting.name}, brought forward` : `a transfer from ${averting.name}`;
}

/** What is at stake in all: paths of the same number belong together, so that what is short of all items may be added up in each. */
export function atStakeInAll({ items, run }: StockoutAssessment): { block: ToolBlock; revenue: number } | undefined {
  const valued = items.filter(({ marginShort }) => marginShort !== null);
  if (valued.length === 0) return undefined;
  const margins = new Float64Array(run.paths);
  for (const { risk, marginShort } of valued) {
    const each = risk.unitsShort === 0 ? 0 : (marginShort ?? 0) / risk.unitsShort;
    risk.shortByPath.forEach((units, path) => { margins[path]! += units * each; });
  }
  const revenue = cents(valued.reduce((sum, item) => sum + (item.revenueShort ?? 0), 0));
  const margin = valued.reduce((sum, item) => sum + (item.marginShort ?? 0), 0);
  const sorted = margins.toSorted();
  const money = (name: string, label: string): ResultColumn => ({ name, label, type: 'number', unit: MONEY });
  return {
    revenue,
    block: {
      kind: 'table', title: `At stake of ${counted(valued.length, 'item')} together, before orders placed today could be there`,
      columns: [
        money('revenue_at_stake', 'Revenue'), money('margin_at_stake', 'Margin'), money('margin_at_most', 'Margin in 9 of 10 paths at most'),
      ],
      rows: [[revenue, cents(margin), cents(sorted[Math.ceil(0.9 * run.paths) - 1] ?? 0)]],
      order: 'one row', total: 1, shown: 1,
    },
  };
}
