import { inDigits, quantityInWords } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { ChosenProduct } from './product-choice';
import type { StockingUnits, UnitsPerDay } from './units';

/** Days whose mean demand says how long stock lasts. */
export const DEMAND_DAYS = 90;

/** What one end of a transfer has of the product. */
export interface TransferEnd {
  readonly warehouse: string;
  /** On hand less quarantined and allocated; null where the warehouse does not stock it. */
  readonly free: StockingUnits | null;
  readonly backordered: StockingUnits;
  /** Of the policy, as it is set; null where there is none. */
  readonly reorderPoint: StockingUnits | null;
  readonly demandADay: UnitsPerDay;
}

/** What was asked and read. */
export interface DraftTransferCase {
  readonly product: ChosenProduct;
  readonly quantity: StockingUnits;
  readonly from: TransferEnd;
  readonly to: TransferEnd;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "draft a transfer": sentence, both ends before and after, evidence, and the proposal, where there is enough free stock. */
export function draftTransferAnswer(found: DraftTransferCase): ToolResult {
  const { product, quantity, from, to, queries } = found;
  const enough = from.free !== null && quantity <= from.free;
  const reason = reasonOf(found);
  const warnings = enough ? warningsOf(found) : [];
  const said = `${quantityInWords(quantity, product.unit)} of ${product.name === null ? product.id : `${product.id} ${product.name}`}`;
  return {
    summary: enough
      ? [`A transfer of ${said} from ${from.warehouse} to ${to.warehouse} is drafted.`, reason, ...warnings].join(' ')
      : `No transfer was drafted: ${from.free === null ? `${from.warehouse} does not stock ${product.id}` : `${quantityInWords(quantity, product.unit)} ${quantity === 1 ? 'is' : 'are'} more than what is free in ${from.warehouse}, ${quantityInWords(Math.max(0, from.free), product.unit)}`}.`,
    blocks: [blockOf(found, enough)],
    evidence: [{
      ...queriesInEvidence(queries),
      method: { name: 'free stock at both ends', formula: 'free = on hand - quarantined - allocated; days = free / mean demand a day of the last 90 days' },
      inputs: { product: product.id, from: from.warehouse, to: to.warehouse, quantity },
      assumptions: [
        'Both warehouses are within the scope of who asks. What it costs to move the stock is not looked at.',
        'A draft changes nothing outside the platform: people move what is approved.',
      ],
      warnings,
      population: {
        noun: 'products', asked: 1, worked: enough ? 1 : 0, leftOut: enough ? [] : [{ reason: from.free === null ? 'not stocked' : 'more than free stock', count: 1 }],
      },
    }],
    followUps: [`Which products in ${to.warehouse} will run out in the next two weeks?`],
    ...(enough ? { draft: {
      kind: 'transfer' as const, need: `transfer ${from.warehouse} ${to.warehouse} ${product.id}`, title: `Move ${said} from ${from.warehouse} to ${to.warehouse}`,
      warehouses: [from.warehouse, to.warehouse], repeats: [],
      lines: [{ productId: product.id, productName: product.name, quantity, unit: product.unit }],
      reason, notes: warnings, queries: queries.map(({ evidence: { purpose, sql } }) => ({ purpose, sql })),
    } } : {}),
  };
}

function reasonOf({ product: { unit }, quantity, from, to }: DraftTransferCase): string {
  const left = (from.free ?? 0) - quantity;
  const end = ({ warehouse, demandADay }: TransferEnd, free: StockingUnits, word: string): string =>
    `${warehouse} ${word} ${quantityInWords(tenths(free), unit)} free${demandADay > 0 && free > 0 ? `, ${inDigits(tenths(free / demandADay))} days of its demand` : ''}`;
  const owed = to.backordered > 0 ? ` ${to.warehouse} owes customers ${quantityInWords(to.backordered, unit)}.` : '';
  return `${end(from, left, 'keeps')}; ${end(to, (to.free ?? 0) + quantity, 'then has')}.${owed}`;
}

function warningsOf({ product: { unit }, quantity, from, to }: DraftTransferCase): string[] {
  const left = (from.free ?? 0) - quantity;
  return [
    ...(from.backordered > 0 ? [`${from.warehouse} owes customers ${quantityInWords(from.backordered, unit)} itself.`] : []),
    ...(from.reorderPoint !== null && left <= from.reorderPoint
      ? [`${from.warehouse} is left at or below its own reorder point of ${quantityInWords(from.reorderPoint, unit)}, as its policy sets it.`] : []),
    ...(to.free === null ? [`${to.warehouse} has not stocked it so far.`] : []),
  ];
}

function blockOf({ product: { unit }, quantity, from, to }: DraftTransferCase, enough: boolean): ToolBlock {
  const row = (end: TransferEnd, change: StockingUnits): (string | number | null)[] => [
    end.warehouse, end.free, enough ? (end.free ?? 0) + change : end.free, end.backordered, end.reorderPoint, tenths(end.demandADay),
  ];
  return {
    kind: 'table',
    title: enough ? 'Both ends of the drafted transfer' : 'Free stock at both ends',
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' },
      { name: 'free', label: 'Free', type: 'number', unit },
      { name: 'free_after', label: 'Free after it', type: 'number', unit },
      { name: 'backordered', label: 'Backordered', type: 'number', unit },
      { name: 'reorder_point', label: 'Reorder point of the policy', type: 'number', unit },
      { name: 'demand_a_day', label: `Demand of ${DEMAND_DAYS} days`, type: 'number', unit: `${unit} a day` },
    ],
    rows: [row(from, -quantity), row(to, quantity)],
    total: 2,
    shown: 2,
  };
}
