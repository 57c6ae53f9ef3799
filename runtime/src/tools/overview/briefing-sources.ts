import { dayInWords, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolDefinition, ToolResult } from '../definition';
import { groupedBy } from '../grouped';
import { calculateReorderPoints } from '../inventory/calculate-reorder-points';
import { identifyStockoutRisks } from '../inventory/identify-stockout-risks';
import { inventoryHealth } from '../inventory/inventory-health';
import { calculateWarehouseCapacity } from '../logistics/calculate-warehouse-capacity';
import { carrierPerformance } from '../logistics/carrier-performance';
import { identifyDelayedOrders } from '../logistics/identify-delayed-orders';
import { cents } from '../rounding';
import { analyzeSupplierPerformance } from '../suppliers/analyze-supplier-performance';
import { assessSupplierRisk } from '../suppliers/assess-supplier-risk';
import { identifyCostSavings } from '../suppliers/identify-cost-savings';
import { numberOf, rowsWith, textOf, type Finding, type NamedRow } from './finding';
import { reorderResult, stockoutResult, type SharedStock } from './planned-stock';

/** A tool that a briefing looks through, and what of its result is a finding. */
export interface BriefingSource {
  readonly definition: ToolDefinition;
  /** What its findings are called: `items that run out`. */
  readonly noun: string;
  /** What the tool answers without an input, from what others of the same briefing have worked out; without it the tool runs by itself. */
  readonly result?: (context: ToolContext, stock: SharedStock) => Promise<ToolResult>;
  /** All of its findings, the worst first. */
  findingsIn(result: ToolResult, asOf: CalendarDay): readonly Finding[];
}

/** Each runs without an input, over all that the person may see. */
export const BRIEFING_SOURCES: readonly BriefingSource[] = [
  {
    definition: identifyStockoutRisks,
    noun: 'items that run out',
    result: stockoutResult,
    findingsIn: (result, asOf) => rowsWith(result, 'product_id', 'units_short')
      .map(row => item(row, row.runs_out ? `runs out on ${day(row.runs_out, asOf)}` : 'may run out', numberOf(row.margin_at_stake))),
  },
  {
    definition: calculateReorderPoints,
    noun: 'items to be ordered now',
    result: reorderResult,
    findingsIn: result => rowsWith(result, 'product_id', 'order_now').filter(row => row.order_now === true)
      .map(row => item(row, 'to be ordered now', numberOf(row.margin_at_stake))),
  },
  {
    definition: identifyDelayedOrders,
    noun: 'orders late or at risk',
    findingsIn: result => delayedOrders(rowsWith(result, 'order_id', 'bucket', 'days_late')),
  },
  {
    definition: calculateWarehouseCapacity,
    noun: 'warehouses that run out of room',
    findingsIn: (result, asOf) => rowsWith(result, 'warehouse_id', 'full_day').filter(row => row.full_day !== null)
      .map(row => of(row, null, `passes 100 % of its space on ${day(row.full_day, asOf)}`)),
  },
  {
    definition: inventoryHealth,
    noun: 'items with stock that is obsolete, expiring or excess',
    findingsIn: result => rowsWith(result, 'product_id', 'cash_released', 'obsolete_value')
      .map(row => item(row, `has stock that is ${worstPart(row)}, worth ${textOf(row.cash_released)} company currency at cost`, null)),
  },
  {
    definition: analyzeSupplierPerformance,
    noun: 'suppliers with something out of the ordinary',
    findingsIn: result => rowsWith(result, 'supplier_id', 'score', 'notable').filter(row => row.notable !== null)
      .map(row => of(row, 'supplier_id', String(row.notable))),
  },
  {
    definition: assessSupplierRisk,
    noun: 'best sellers with one source',
    findingsIn: result => rowsWith(result, 'product_id', 'best_seller').filter(row => row.best_seller === true)
      .map(row => of(row, 'product_id', `has no approved source but ${textOf(row.supplier_id)}`)),
  },
  {
    definition: identifyCostSavings,
    noun: 'savings to be had',
    findingsIn: result => rowsWith(result, 'product_id', 'net_saving').filter(row => row.reason === undefined)
      .map(row => of(row, 'product_id', `saves ${textOf(row.net_saving)} company currency a year from ${textOf(row.to_supplier)}`)),
  },
  {
    definition: carrierPerformance,
    noun: 'carriers clearly worse than the best',
    findingsIn: result => worseCarriers(rowsWith(result, 'carrier_id', 'delivered_low', 'delivered_high')),
  },
];

function item(row: NamedRow, says: string, atStake: number | null): Finding {
  const [warehouse, product] = [textOf(row.warehouse_id), textOf(row.product_id)];
  return { code: [warehouse, product].filter(each => each !== null).join(' '), warehouse, about: product, says, atStake };
}

function of(row: NamedRow, column: string | null, says: string): Finding {
  const [warehouse, about] = [textOf(row.warehouse_id), column === null ? null : textOf(row[column])];
  return { code: about ?? warehouse ?? '', warehouse, about, says, atStake: null };
}

/** An order is one finding, however many of its lines are late: what it puts at stake is that of its lines together. */
function delayedOrders(lines: readonly NamedRow[]): Finding[] {
  return [...groupedBy(lines, row => textOf(row.order_id) ?? '')].map(([order, own]) => {
    const margins = own.flatMap(row => numberOf(row.margin_at_stake) ?? []);
    const days = Math.max(...own.map(row => numberOf(row.days_late) ?? 0));
    return {
      code: order, warehouse: textOf(own[0]?.warehouse_id), about: order,
      says: days > 0 ? `is ${days} calendar ${days === 1 ? 'day' : 'days'} late` : 'is at risk of being late',
      atStake: margins.length === 0 ? null : cents(margins.reduce((sum, margin) => sum + margin, 0)),
    };
  }).sort((one, other) => (other.atStake ?? 0) - (one.atStake ?? 0));
}

/** Those whose interval of the share delivered on time lies below that of another as a whole. */
function worseCarriers(rows: readonly NamedRow[]): Finding[] {
  const best = Math.max(...rows.map(row => numberOf(row.delivered_low) ?? 0));
  return rows.filter(row => (numberOf(row.delivered_high) ?? best) < best)
    .map(row => of(row, 'carrier_id', `delivers ${textOf(row.delivered_on_time)} % on time`));
}

function worstPart(row: NamedRow): string {
  const parts = (['obsolete', 'expiring', 'excess'] as const).map(name => ({ name, value: numberOf(row[`${name}_value`]) ?? 0 }));
  return parts.reduce((worst, part) => (part.value > worst.value ? part : worst)).name;
}

function day(cell: NamedRow[string], asOf: CalendarDay): string {
  return dayInWords(String(cell), asOf);
}
