import * as z from 'zod/mini';
import { literal } from '../../data';
import type { ToolContext, ToolDefinition, ToolEvidence, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';
import { chooseProducts } from '../suppliers/product-choice';
import type { WarehouseChoice } from '../warehouse-choice';
import type { AskedChange, ChangeKind } from './scenario-change';
import type { SharedOffers } from './scenario-offers';
import type { ScenarioStock } from './scenario-stock';

/** A change with the products that its group holds. */
export interface ScenarioChange extends AskedChange {
  /** Null where the change is not limited to products. */
  readonly products: ReadonlySet<string> | null;
}

/** What is supposed, and where it is looked at. */
export interface Scenario {
  readonly changes: readonly ScenarioChange[];
  readonly choice: WarehouseChoice;
  readonly horizon: number;
  /** The only products that anything changes for; undefined where it may be all. */
  readonly products: readonly string[] | undefined;
  /** Whether a warehouse is named, of several that the person may see. */
  readonly narrowed: boolean;
}

/** One figure on unchanged and on changed data. */
export interface ComparedFigure {
  readonly figure: string;
  /** `items`, `company currency`, `%`. */
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Between these the difference lies; null where it is exact, or where chance has a part in it and nobody knows how large a one. */
  readonly range: { readonly low: number; readonly high: number; readonly of: string } | null;
  /** The part that chance has, where there is no range for it. */
  readonly chance?: string;
}

/** One item on both sides. */
export interface ComparedItem {
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly unit: string | null;
  readonly reorderPoint: Sides<number>;
  readonly orderNow: Sides<boolean>;
  readonly order: Sides<number>;
  readonly marginAtStake: Sides<number | null>;
}

export interface Sides<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What a tool gives on both sides. */
export interface Recomputed {
  readonly figures: readonly ComparedFigure[];
  readonly items?: readonly ComparedItem[];
  /** How many of its records each change touched, by its place among the changes; of those that it heeds. */
  readonly touched: ReadonlyMap<number, number>;
  readonly evidence: readonly ToolEvidence[];
  /** What must be known to read the figures. */
  readonly assumptions: readonly string[];
}

/** A tool that can be worked out again on changed data. */
export interface Rerun {
  readonly definition: ToolDefinition;
  /** What of it is worked out: `reorder points and what to order now`. */
  readonly what: string;
  /** Why it is not, for a kind of change that does not concern it, or for those of the kind that do not; nothing for one that it heeds. */
  readonly unconcerned: Readonly<Partial<Record<ChangeKind, string | ((change: ScenarioChange) => string | null)>>>;
  /** Whether it has no figures of one warehouse: what suppliers ask is asked of the company. */
  readonly ofAllWarehouses?: true;
  run(scenario: Scenario, context: ToolContext, sides: ScenarioStock, offers: SharedOffers): Promise<Recomputed>;
}

/** Why a change does not concern a tool; null where it does. */
export function whyUnconcerned(change: ScenarioChange, { unconcerned }: Rerun): string | null {
  const reason = unconcerned[change.kind];
  return typeof reason === 'function' ? reason(change) : reason ?? null;
}

/** Products of the groups that changes name. */
export async function scenarioChanges(
  changes: readonly AskedChange[], context: ToolContext,
): Promise<{ changes: ScenarioChange[]; queries: ToolQuery[] }> {
  const queries: ToolQuery[] = [];
  const resolved: ScenarioChange[] = [];
  for (const change of changes) {
    if (change.group === undefined && change.product === undefined) {
      resolved.push({ ...change, products: null });
      continue;
    }
    const named = change.product === undefined ? undefined : [change.product];
    const { products, query } = await chooseProducts({ products: named, group: change.group }, context);
    queries.push(query);
    resolved.push({ ...change, products: new Set(products.map(({ id }) => id)) });
  }
  return { changes: resolved, queries: [...new Map(queries.map(query => [query.evidence.sql, query])).values()] };
}

/** The products that all changes are limited to; undefined where one is not. */
export function productsOf(changes: readonly ScenarioChange[]): readonly string[] | undefined {
  if (changes.some(({ products }) => products === null)) return undefined;
  return [...new Set(changes.flatMap(({ products }) => [...products ?? []]))].sort();
}

/** What the filters of a change look at. */
export interface FilteredItem {
  readonly product: string;
  readonly warehouse: string;
  readonly supplier?: string | null;
}

/** Whether a change concerns an item. */
export function concerns({ products, warehouse, supplier }: ScenarioChange, item: FilteredItem): boolean {
  return (products === null || products.has(item.product)) && isMeant(warehouse, item.warehouse) && isMeant(supplier, item.supplier);
}

/** Whether a filter lets a code through: changes have codes in capitals, and data in the letters that the company gave them. */
export function isMeant(asked: string | undefined, recorded: string | null | undefined): boolean {
  return asked === undefined || asked === recorded?.toUpperCase();
}

/** A purchase line, or, without its order, what a supplier offers. */
export interface FilteredPurchase {
  readonly supplier: string | null;
  readonly order?: string;
}

/** Whether a change is about a purchase. */
export function concernsPurchase({ purchase_order: named, supplier }: ScenarioChange, purchase: FilteredPurchase): boolean {
  return isMeant(named, purchase.order) && isMeant(supplier, purchase.supplier);
}

/** Whether a purchase does not come at all. */
export function isStopped(changes: readonly ScenarioChange[], purchase: FilteredPurchase): boolean {
  return changes.some(change => change.kind === 'stop' && concernsPurchase(change, purchase));
}

/** How many things each change of these kinds touches, by its place among the changes. */
export function touchedBy(
  changes: readonly ScenarioChange[], kinds: readonly ChangeKind[], count: (change: ScenarioChange) => number,
): ReadonlyMap<number, number> {
  return new Map(changes.flatMap((change, place) => (kinds.includes(change.kind) ? [[place, count(change)] as const] : [])));
}

/** By what the changes of a kind multiply a quantity or price of this item. */
export function factorOf(changes: readonly ScenarioChange[], kind: ChangeKind, item: FilteredItem): number {
  return factorOfAll(changes.filter(change => change.kind === kind && concerns(change, item)));
}

/** By what changes by a percentage multiply together. */
export function factorOfAll(changes: readonly ScenarioChange[]): number {
  return changes.reduce((factor, { percent = 0 }) => factor * (1 + percent / 100), 1);
}

/** The open purchase orders of a supplier. */
export async function openOrdersOf(supplier: string, context: ToolContext): Promise<{ orders: ReadonlySet<string>; query: ToolQuery }> {
  const { rows, query } = await readRows(rowQuery(
    'Open purchase orders of the supplier that is late or stops',
    `
SELECT DISTINCT l.purchase_order_id
FROM purchase_order_lines AS l
WHERE UPPER(l.supplier_id) = ${literal('text', supplier)} AND l.status = 'open'
ORDER BY l.purchase_order_id`,
    z.object({ purchase_order_id: z.string() }),
  ), context);
  return { orders: new Set(rows.map(row => row.purchase_order_id)), query };
}
