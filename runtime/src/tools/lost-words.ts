import { TOOLS, type CanonicalView, type ToolContract } from '../../../src/contract';
import { fitOf } from '../access';

/** What answers lack without a view, as a reader would say it. */
const OF_VIEW: Readonly<Record<string, string>> = {
  calendars: 'days off (each day counts as a working day)',
  customers: 'priority, place and hours of customers',
  demand_daily: 'what the demand of the past says',
  exchange_rates: 'amounts in other currencies',
  forecasts: 'comparison with the published forecasts',
  freight_rates: 'what carriers charge',
  inventory_daily: 'the stock of earlier days',
  inventory_position: 'the stock at hand',
  item_policies: 'rules of each item (supplier, lead time, order sizes, what becomes of unmet demand)',
  lanes: 'ways between warehouses, with their days and costs',
  lots: 'expiry dates',
  order_events: 'the stage that an order has reached',
  purchase_order_lines: 'what is on order',
  purchase_orders: 'looking up purchase orders',
  receipts: 'what has been received, and lead times learned from it',
  sales_order_lines: 'what customers have on order',
  sales_orders: 'the customer and place of an order',
  shipment_lines: 'which orders a trip carries',
  shipments: 'trips and deliveries of the past',
  stock_movements: 'what went in and out',
  substitutes: 'products that could stand in',
  supplier_capacity: 'how much a supplier can make',
  supplier_prices: 'prices and terms of suppliers',
  suppliers: 'names and terms of suppliers',
  transfers: 'what is on its way between warehouses',
  vehicles: 'the vans and trucks there are',
};

/** The same of a single column whose view is there otherwise. */
const OF_COLUMN: Readonly<Record<string, string>> = {
  'demand_daily.stocked_out_share': 'days out of stock told apart',
  'products.discontinued_date': 'knowing which products are no longer sold',
  'products.shelf_life_days': 'shelf life',
  'products.unit_cost': 'values at cost',
  'products.volume_m3': 'space',
  'products.weight_kg': 'weight',
  'warehouses.calendar_id': 'days off (each day counts as a working day)',
};

/** Parts that are named; what is more is counted. */
const MOST = 5;

/**
 * What a tool's answers go without, in a line: `days off …; expiry dates; and 2 more (--json has all)`.
 *
 * @param lost  `view.column`, as they stand in `--json`
 * @param isThere  whether a view has other columns
 */
export function lostInWords(lost: readonly string[], isThere: (view: string) => boolean): string {
  const said = lost.map(column => wordsOf(column, isThere) ?? (isThere(viewOf(column)) ? column : viewOf(column)));
  const inWords = [...new Set(said)].sort((a, b) => Number(a.includes('.')) - Number(b.includes('.')));
  return inOneLine(inWords, ' (--json has all)');
}

/**
 * What an answer of the tool goes without here, as a warning of its evidence; undefined where nothing that has words is missing.
 *
 * @param empty  views that are known to hold no rows
 * @param runs  whether a tool that runs others may run this one: what the others would read is not missed
 */
export function goesWithout(
  contract: ToolContract, views: Readonly<Record<string, CanonicalView>>, empty: ReadonlySet<string>, runs: (tool: string) => boolean = () => true,
): string | undefined {
  const all: readonly ToolContract[] = Object.values(TOOLS);
  const read = contract.runs === undefined ? [contract] : all.filter(({ name }) => contract.runs?.includes(name) && runs(name));
  const lost = new Set(read.flatMap(each => lostBy(each, views, empty)));
  return lost.size === 0 ? undefined : `The company's data do not say, so this answer does not know: ${inOneLine([...lost], '')}.`;
}

function lostBy(contract: ToolContract, views: Readonly<Record<string, CanonicalView>>, empty: ReadonlySet<string>): string[] {
  if (contract.reads === 'persona') return [];
  const isThere = (view: string) => !empty.has(view) && (views[view]?.columns.some(column => !column.absent) ?? false);
  const ofEmpty = Object.entries(contract.reads).filter(([view]) => empty.has(view)).flatMap(([view, columns]) => columns.map(column => `${view}.${column}`));
  return [...fitOf(contract, views).lost, ...ofEmpty].flatMap(column => wordsOf(column, isThere) ?? []);
}

function wordsOf(column: string, isThere: (view: string) => boolean): string | undefined {
  return OF_COLUMN[column] ?? (isThere(viewOf(column)) ? undefined : OF_VIEW[viewOf(column)]);
}

function viewOf(column: string): string {
  return column.split('.')[0] ?? column;
}

function inOneLine(parts: readonly string[], rest: string): string {
  const more = parts.length - MOST;
  return more > 0 ? `${parts.slice(0, MOST).join('; ')}; and ${more} more${rest}` : parts.join('; ');
}
