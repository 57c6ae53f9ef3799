import { dayInWords, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolDefinition, ToolResult } from '../definition';
import { groupedBy } from '../grouped';
import { calculateReorderPoints } from '../inventory/calculate-reorder-points';
import { identifyStockoutRisks } from '../inventory/identify-stockout-risks';
import { inventoryHealth } from '../inventory/inventory-health';
import { rebalanceStock } from '../inventory/rebalance-stock';
import { calculateWarehouseCapacity } from '../logistics/calculate-warehouse-capacity';
import { carrierPerformance } from '../logistics/carrier-performance';
import { identifyDelayedOrders } from '../logistics/identify-delayed-orders';
import { cents } from '../rounding';
import { analyzeSupplierPerformance } from '../suppliers/analyze-supplier-performance';
import { assessSupplierRisk } from '../suppliers/assess-supplier-risk';
import { identifyCostSavings } from '../suppliers/identify-cost-savings';
import { NOT_RANKED } from '../suppliers/performance-remarks';
import { numberOf, rowsWith, textOf, worstFirst, type Finding, type NamedRow } from './finding';
import { reorderResult, stockoutResult, type SharedStock } from './planned-stock';

/** A tool that a briefing looks through, and what of its result is a finding. */
export interface BriefingSource {
  readonly definition: ToolDefinition;
  /** What its findings are called: `items that run out`. */
  readonly noun: string;
  /** One of them: `item that runs out`. */
  readonly one: string;
  /** What the tool answers without an input, from what others of the same briefing have worked out; without it the tool runs by itself. */
  readonly result?: (context: ToolContext, stock: SharedStock) => Promise<ToolResult>;
  /** Of a tool that runs behind the others, for what they have found: what it is asked; null where there is nothing to ask. */
  readonly inputAfter?: (found: readonly Finding[], context: ToolContext) => object | null;
  /** All of its findings, the worst first. */
  findingsIn(result: ToolResult, asOf: CalendarDay): readonly Finding[];
}

/** Products with the most at stake that transfers are looked for: of all products that would take as long again as all the rest. */
export const PRODUCTS_TO_REBALANCE = 20;

/** Each runs without an input, over all that the person may see, but for what looks at what others have found. */
export const BRIEFING_SOURCES: readonly BriefingSource[] = [
  {
    definition: identifyStockoutRisks,
    noun: 'items that run out',
    one: 'item that runs out',
    result: stockoutResult,
    findingsIn: (result, asOf) => rowsWith(result, 'product_id', 'units_short')
      .map(row => item(row, row.runs_out ? `runs out on ${day(row.runs_out, asOf)}` : 'may run out', numberOf(row.margin_at_stake))),
  },
  {
    definition: calculateReorderPoints,
    noun: 'items to be ordered now',
    one: 'item to be ordered now',
    result: reorderResult,
    findingsIn: result => rowsWith(result, 'product_id', 'order_now').filter(row => row.order_now === true)
      .map(row => item(row, 'to be ordered now', numberOf(row.margin_at_stake))),
  },
  {
    definition: identifyDelayedOrders,
    noun: 'orders late or at risk',
    one: 'order late or at risk',
    findingsIn: result => delayedOrders(rowsWith(result, 'order_id', 'bucket', 'days_late')),
  },
  {
    definition: calculateWarehouseCapacity,
    noun: 'warehouses that run out of room',
    one: 'warehouse that runs out of room',
    findingsIn: (result, asOf) => rowsWith(result, 'warehouse_id', 'full_day').filter(row => row.full_day !== null)
      .map(row => of(row, null, `passes 100 % of its space on ${day(row.full_day, asOf)}`)),
  },
  {
    definition: inventoryHealth,
    noun: 'items with stock that is obsolete, expiring or excess',
    one: 'item with stock that is obsolete, expiring or excess',
    findingsIn: result => rowsWith(result, 'product_id', 'cash_released', 'obsolete_value')
      .map(row => item(row, `has stock that is ${worstPart(row)}, worth ${textOf(row.cash_released)} company currency at cost`, null)),
  },
  {
    definition: analyzeSupplierPerformance,
    noun: 'suppliers with something out of the ordinary',
    one: 'supplier with something out of the ordinary',
    findingsIn: result => rowsWith(result, 'supplier_id', 'score', 'notable')
      .map(row => of(row, 'supplier_id', remarksIn(row).join('; '))).filter(({ says }) => says !== ''),
  },
  {
    definition: assessSupplierRisk,
    noun: 'best sellers with one source',
    one: 'best seller with one source',
    findingsIn: result => rowsWith(result, 'product_id', 'best_seller').filter(row => row.best_seller === true)
      .map(row => of(row, 'product_id', `has no approved source but ${textOf(row.supplier_id)}`)),
  },
  {
    definition: identifyCostSavings,
    noun: 'savings to be had',
    one: 'saving to be had',
    findingsIn: result => rowsWith(result, 'product_id', 'net_saving').filter(row => row.reason === undefined)
      .map(row => of(row, 'product_id', `saves ${textOf(row.net_saving)} company currency a year from ${textOf(row.to_supplier)}`)),
  },
  {
    definition: carrierPerformance,
    noun: 'carriers clearly worse than the best',
    one: 'carrier clearly worse than the best',
    findingsIn: result => worseCarriers(rowsWith(result, 'carrier_id', 'delivered_low', 'delivered_high')),
  },
  {
    definition: rebalanceStock,
    noun: 'items that a transfer would help',
    one: 'item that a transfer would help',
    inputAfter: (found, { identity: { warehouses } }) => {
      const products = worstProducts(found);
      return products.length === 0 || (warehouses !== 'all' && warehouses.length < 2) ? null : { products };
    },
    findingsIn: result => rowsWith(result, 'to_warehouse_id', 'from_warehouse_id', 'net_gain')
      .map(row => item({ ...row, warehouse_id: row.to_warehouse_id }, transferInWords(row), numberOf(row.net_gain))),
  },
];

/** The products of stocked items with the most at stake. */
function worstProducts(found: readonly Finding[]): string[] {
  const stocked = found.filter(({ code, warehouse, about, atStake }) => about !== null && code === `${warehouse} ${about}` && (atStake ?? 0) > 0);
  return [...new Set(worstFirst(stocked).flatMap(({ about }) => about ?? []))].slice(0, PRODUCTS_TO_REBALANCE);
}

function transferInWords(row: NamedRow): string {
  return `a transfer of ${textOf(row.quantity)} from ${textOf(row.from_warehouse_id)} would save ${textOf(row.net_gain)}`;
}

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

/** What is remarkable about a supplier: that too little is known of one is not. */
function remarksIn({ notable }: NamedRow): string[] {
  return (textOf(notable)?.split('; ') ?? []).filter(remark => remark !== NOT_RANKED);
}

function worstPart(row: NamedRow): string {
  const parts = (['obsolete', 'expiring', 'excess'] as const).map(name => ({ name, value: numberOf(row[`${name}_value`]) ?? 0 }));
  return parts.reduce((worst, part) => (part.value > worst.value ? part : worst)).name;
}

function day(cell: NamedRow[string], asOf: CalendarDay): string {
  return dayInWords(String(cell), asOf);
}
