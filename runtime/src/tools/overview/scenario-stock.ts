import * as z from 'zod/mini';
import { literal } from '../../data';
import type { ToolContext, ToolQuery } from '../definition';
import { keyOf } from '../grouped';
import { planItems, type PlannedItems } from '../inventory/planned-items';
import type { ReorderData } from '../inventory/reorder-data';
import type { RaisedLine, ReorderOptions, ReorderPlan, StockedItemRecord } from '../inventory/reorder-plan';
import { USUAL_OPTIONS } from '../inventory/stockout-risk';
import type { OpenLine } from '../receipts/expected-receipts';
import { readRows, rowQuery } from '../row-query';
import { SharedStock, type PlannedStock } from './planned-stock';
import { concernsPurchase, factorOf, factorOfAll, isMeant, isStopped, type Scenario, type ScenarioChange } from './scenario';

/** Items and plans as they are and as they would be. */
export interface StockSides {
  readonly before: PlannedStock;
  readonly after: { readonly data: ReorderData; readonly planned: PlannedItems };
  readonly quotedIn: QuotedIn;
  /** Behind the prices in currencies whose rates change. */
  readonly queries: readonly ToolQuery[];
}

/** Both sides, worked out once for all tools of a scenario that need them. */
export class ScenarioStock {
  readonly shared: SharedStock;
  private found?: Promise<StockSides>;

  constructor(private readonly scenario: Scenario) {
    this.shared = new SharedStock(scenario.products);
  }

  async sides(context: ToolContext): Promise<StockSides> {
    this.found ??= this.work(context);
    return this.found;
  }

  private async work(context: ToolContext): Promise<StockSides> {
    const { choice, changes } = this.scenario;
    const [before, quoted] = await Promise.all([this.shared.planned(choice, context), quotedIn(changes, context)]);
    const data = changedReorderData(before.data, changes, quoted.of);
    const planned = await planItems(data, optionsFor(changes), context);
    const plans = changes.some(({ kind }) => kind === 'service_level') ? planned.plans : keptPlans(before, planned.plans);
    const after = { data, planned: { ...planned, plans } };
    return { before, after, quotedIn: quoted.of, queries: quoted.queries };
  }
}

/** What no change concerns stays as it was: items of its class that do change would else lend it another spread. */
function keptPlans({ planned }: PlannedStock, plans: readonly ReorderPlan[]): ReorderPlan[] {
  const before = new Map(planned.plans.map(plan => [plan.item, plan]));
  return plans.map(plan => before.get(plan.item) ?? plan);
}

/** Whether a price of that supplier for that product is in the currency. */
export type QuotedIn = (currency: string, item: Pick<StockedItemRecord, 'supplier' | 'product'>) => boolean;

/** The data as they would be: nothing but what the changes concern is another object than before. */
export function changedReorderData<Data extends Pick<ReorderData, 'items' | 'lines'>>(
  data: Data, changes: readonly ScenarioChange[], quotedInCurrency: QuotedIn = () => false,
): Data {
  return {
    ...data,
    items: data.items.map(item => changedItem(item, changes, quotedInCurrency)),
    lines: data.lines.map(line => changedLine(line, daysFor(changes, line.supplier))),
  };
}

function changedItem(item: StockedItemRecord, changes: readonly ScenarioChange[], quotedInCurrency: QuotedIn): StockedItemRecord {
  const demand = factorOf(changes, 'demand_percent', item);
  const price = factorOf(changes, 'price_percent', item)
    * factorOfAll(changes.filter(({ kind, currency }) => kind === 'exchange_rate_percent' && currency !== undefined && quotedInCurrency(currency, item)));
  const days = daysFor(changes, item.supplier);
  const open = item.open.filter(line => !isStopped(changes, line)).map(line => lateLine(line, changes));
  const sameLines = open.length === item.open.length && open.every((line, place) => line === item.open[place]);
  if (demand === 1 && price === 1 && days === 0 && sameLines) return item;
  return {
    ...item, open,
    demand: item.demand && scaledDemand(item.demand, demand),
    prices: item.prices.map(each => ({ ...each, price: each.price * price })),
    plannedLeadTime: item.plannedLeadTime === null ? null : Math.max(0, item.plannedLeadTime + days),
  };
}

/** A line that comes later was promised for later: the usual lateness of its supplier comes on top. */
function lateLine(line: OpenLine, changes: readonly ScenarioChange[]): OpenLine {
  const days = changes.filter(change => isLateLine(change, line)).reduce((sum, { days: each = 0 }) => sum + each, 0);
  if (days === 0) return line;
  const later = (day: number | null): number | null => (day === null ? null : day + days);
  return { ...line, promised: later(line.promised), firstPromised: later(line.firstPromised) };
}

/** Whether a change makes this open line late. */
export function isLateLine(change: ScenarioChange, line: Pick<OpenLine, 'order' | 'supplier'>): boolean {
  return change.kind === 'delay_days' && concernsPurchase(change, line);
}

/** What is asked for in whole units stays so: a fifth more of a piece is asked for a fifth more often. */
function scaledDemand(demand: NonNullable<StockedItemRecord['demand']>, factor: number): NonNullable<StockedItemRecord['demand']> {
  if (factor === 1) return demand;
  const wholeUnits = demand.wholeUnits ?? demand.demand.every(each => each === null || Number.isInteger(each));
  return { ...demand, wholeUnits, demand: demand.demand.map(each => (each === null ? null : each * factor)) };
}

/** A line that lasts longer was raised so much earlier: so an open one lasts longer as well, and none is late by it. */
function changedLine(line: RaisedLine, days: number): RaisedLine {
  return days === 0 ? line : { ...line, ordered: Math.min(line.ordered - days, line.arrived ?? 0) };
}

function daysFor(changes: readonly ScenarioChange[], supplier: string | null): number {
  return changes.filter(change => change.kind === 'lead_time_days' && isMeant(change.supplier, supplier))
    .reduce((sum, { days = 0 }) => sum + days, 0);
}

function optionsFor(changes: readonly ScenarioChange[]): ReorderOptions {
  const share = changes.findLast(({ kind }) => kind === 'service_level')?.share;
  return share === undefined ? USUAL_OPTIONS : { ...USUAL_OPTIONS, target: { kind: 'service_level', share } };
}

/** Which suppliers quote which products in the currencies whose rates change. */
async function quotedIn(changes: Scenario['changes'], context: ToolContext): Promise<{ of: QuotedIn; queries: ToolQuery[] }> {
  const currencies = [...new Set(changes.flatMap(({ kind, currency }) => (kind === 'exchange_rate_percent' && currency !== undefined ? [currency] : [])))];
  const read = await Promise.all(currencies.map(async currency => ({ currency, ...await readRows(pricesIn(currency), context) })));
  const quoted = new Set(read.flatMap(({ currency, rows }) => rows.map(row => keyOf(currency, row.supplier_id, row.product_id))));
  return { of: (currency, { supplier, product }) => quoted.has(keyOf(currency, supplier, product)), queries: read.map(({ query }) => query) };
}

function pricesIn(currency: string) {
  return rowQuery(
    `Prices in ${currency}`,
    `
SELECT DISTINCT p.supplier_id, p.product_id
FROM supplier_prices AS p
WHERE p.currency = ${literal('text', currency)}
ORDER BY p.supplier_id, p.product_id`,
    z.object({ supplier_id: z.string(), product_id: z.string() }),
  );
}

