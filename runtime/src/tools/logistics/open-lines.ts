import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { othersTurn } from '../turns';
import { pegLines, readSupply, type ItemSupply } from './item-supply';
import { outlookOf, type LineOutlook } from './line-outlook';
import { lastSteps, orderLines, type LineChoice } from './open-lines-queries';
import { lineKey, neededQuantity, openQuantity, type OrderLine } from './order-line';
import { readFlows, type Flows } from './warehouse-flow';

/** Products that a query names one by one; of more it reads all. */
const MOST_NAMED = 500;

/** A line with what is to be expected of it. */
export interface JudgedLine {
  readonly line: OrderLine;
  readonly outlook: LineOutlook;
}

/** Lines with their outlooks, and what they rest on. */
export interface JudgedLines {
  readonly lines: readonly JudgedLine[];
  readonly flows: Flows;
  readonly supply: ItemSupply;
  readonly queries: readonly ToolQuery[];
}

/** Reads lines and the steps that they took last. */
export async function readLines(choice: LineChoice, context: ToolContext): Promise<{ lines: OrderLine[]; queries: ToolQuery[] }> {
  const [rows, steps] = await Promise.all([readRows(orderLines(choice), context), readRows(lastSteps(choice), context)]);
  await othersTurn(context);
  const stepsOf = new Map(steps.rows.map(row => [lineKey({ order: row.order_id, line: row.line_number }), row]));
  const lines = rows.rows.map(row => ({
    order: row.order_id,
    line: row.line_number,
    warehouse: row.warehouse_id,
    product: row.product_id,
    name: row.product_name,
    baseUnit: row.base_unit,
    orderDate: row.order_date,
    requested: row.requested_date,
    firstPromised: row.first_promised_date,
    promised: row.promised_date,
    // Adding 0 makes 0 of -0, which tables may hold.
    ordered: row.quantity_ordered + 0,
    allocated: row.quantity_allocated + 0,
    picked: row.quantity_picked + 0,
    despatched: row.quantity_despatched + 0,
    delivered: row.quantity_delivered === null ? null : row.quantity_delivered + 0,
    cancelled: row.quantity_cancelled + 0,
    unitPrice: row.unit_price,
    currency: row.currency,
    unitCost: row.unit_cost,
    priority: row.priority,
    last: stepsOf.get(lineKey({ order: row.order_id, line: row.line_number }))
      ?? { released: null, allocated: null, picked: null, packed: null, despatched: null, delivered: null },
  }));
  return { lines, queries: [rows.query, steps.query] };
}

/**
 * Says of each line when it will be finished. `competing` are the lines that want stock of the same items: what is promised earlier is
 * served first.
 */
export async function judgeLines(
  lines: readonly OrderLine[], competing: readonly OrderLine[], warehouses: readonly string[], context: ToolContext,
): Promise<JudgedLines> {
  const products = [...new Set(lines.filter(line => neededQuantity(line) > 0).map(line => line.product))];
  const [flows, supply] = await Promise.all([
    readFlows(warehouses, context),
    readSupply(warehouses, context, products.length > MOST_NAMED ? undefined : products),
  ]);
  await othersTurn(context);
  return { lines: judgedWith(lines, competing, flows, supply, context.asOf), flows, supply, queries: [...flows.queries, ...supply.queries] };
}

/** The same, with supply that is known, or supposed. */
export function judgedWith(
  lines: readonly OrderLine[], competing: readonly OrderLine[], flows: Flows, supply: ItemSupply, asOf: CalendarDay,
): JudgedLine[] {
  const { pegs, short } = pegLines(competing, supply, asOf);
  return lines.map(line => {
    const day = lastDay((pegs.get(lineKey(line)) ?? []).map(peg => peg.day));
    return { line, outlook: outlookOf(line, { day, short: short.has(lineKey(line)) }, flows.of(line.warehouse)) };
  });
}

export function isOpen(line: OrderLine): boolean {
  return openQuantity(line) > 0;
}

function lastDay(days: readonly CalendarDay[]): CalendarDay | null {
  return [...days].sort().at(-1) ?? null;
}
