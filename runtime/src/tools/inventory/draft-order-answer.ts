import type { Cell, DraftPrice, DraftProposal, ResultColumn } from '../../../../src/contract';
import { addDays, dayInWords } from '../calendar-day';
import { inDigits, quantityInWords } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { cents, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { landedCost } from '../suppliers/landed-cost';
import type { OrderLotChoice } from './order-lot';
import { mayReadSuppliers, type OrderSource, type ProductOffers } from './order-source';
import type { ChosenProduct } from './product-choice';
import type { ReorderPlan, StockedItemRecord } from './reorder-plan';
import type { StockingUnits } from './units';

/** What was asked, read and worked out. */
export interface DraftOrderCase {
  readonly product: ChosenProduct;
  readonly warehouse: string;
  /** The quantity asked for; undefined where the reorder point says it. */
  readonly asked: StockingUnits | undefined;
  /** Undefined where the warehouse does not stock the product. */
  readonly item: StockedItemRecord | undefined;
  readonly plan: ReorderPlan | undefined;
  /** Why no reorder point could be worked out. */
  readonly leftOut: string | undefined;
  readonly source: OrderSource | undefined;
  /** Undefined where there is no quantity to order. */
  readonly lot: OrderLotChoice | undefined;
  readonly offers: ProductOffers;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "draft an order": sentence, the order as a row, evidence, and the proposal. */
export function draftOrderAnswer(found: DraftOrderCase): ToolResult {
  const { lot, product, warehouse } = found;
  const followUps = [`What should we reorder in ${warehouse} now?`];
  if (lot === undefined) return { summary: nothingDrafted(found), blocks: [], evidence: [evidenceOf(found)], followUps };
  const price = priceOf(found, lot);
  return {
    summary: summaryOf(found, lot, price),
    blocks: [blockOf(found, lot, price)],
    evidence: [evidenceOf(found)],
    followUps: [...followUps, `What is the demand forecast of ${product.id} in ${warehouse} for the next 30 days?`],
    draft: proposalOf(found, lot, price),
  };
}

function nothingDrafted({ product: { id }, warehouse, item, leftOut }: DraftOrderCase): string {
  if (item === undefined) return `${id} is not stocked in ${warehouse}, so no quantity can be worked out and nothing was drafted. Name a quantity to draft it anyway.`;
  return `No order quantity of ${id} in ${warehouse} could be worked out (${leftOut ?? 'no reorder point'}), so nothing was drafted. Name a quantity to draft it anyway.`;
}

function summaryOf(found: DraftOrderCase, { quantity, notes }: OrderLotChoice, price: DraftPrice | null): string {
  const { product, warehouse, source, context } = found;
  const from = source && maySeeSource(found) ? ` from ${inWords(source.supplier, found)}` : '';
  const cost = price && mayReadSuppliers(context)
    ? `, ${inDigits(price.amount)} ${price.currency} at ${inDigits(price.unitPrice)} ${price.currency} a ${price.priceUnit}` : '';
  return [`An order of ${quantityInWords(quantity, product.unit)} of ${named(product)} for ${warehouse}${from} is drafted${cost}.`, reasonOf(found), ...notes].join(' ');
}

/** Why it is proposed: the same for everybody, without supplier and price. */
function reasonOf({ asked, plan, leftOut, item, product: { unit }, context }: DraftOrderCase): string {
  const quantity = asked === undefined ? '' : `The quantity of ${quantityInWords(asked, unit)} was asked for. `;
  if (!plan) return `${quantity}${item === undefined ? 'The warehouse does not stock the product.' : `No reorder point could be worked out (${leftOut ?? 'not known'}).`}`;
  const { position: { position }, level: { reorderPoint }, decision } = plan;
  const stands = `The stock position of ${quantityInWords(tenths(position), unit)}`;
  if (decision.orderNow) return `${quantity}${stands} is at or below the reorder point of ${quantityInWords(tenths(reorderPoint), unit)}: it is to be ordered now.`;
  const due = decision.orderBy === null ? 'within the next year nothing needs to be ordered' : `an order is due by ${dayInWords(addDays(context.asOf, decision.orderBy), context.asOf)}`;
  return `${quantity}${stands} is above the reorder point of ${quantityInWords(tenths(reorderPoint), unit)}: ${due}.`;
}

/** The quoted price at the break of the quantity; null where none holds. */
function priceOf({ source, product }: DraftOrderCase, { quantity }: OrderLotChoice): DraftPrice | null {
  if (!source?.offer) return null;
  const { quoted } = landedCost(source.offer, quantity, 1, 0);
  return {
    unitPrice: quoted, priceUnit: source.offer.priceUnit ?? product.unit, currency: source.offer.currency,
    amount: cents(quantity / source.offer.unitFactor * quoted),
  };
}

function proposalOf(found: DraftOrderCase, { quantity, notes }: OrderLotChoice, price: DraftPrice | null): DraftProposal {
  const { product, warehouse, source, queries, offers } = found;
  return {
    kind: 'purchase_order',
    need: `purchase_order ${warehouse} ${product.id}`,
    title: `Order ${quantityInWords(quantity, product.unit)} of ${named(product)} for ${warehouse}`,
    warehouses: [warehouse],
    repeats: [],
    lines: [{ productId: product.id, productName: product.name, quantity, unit: product.unit }],
    ...(source ? { supplier: { supplierId: source.supplier, supplierName: offers.nameOf(source.supplier), price } } : {}),
    reason: reasonOf(found),
    notes: [...notes, ...warningsOf(found)],
    queries: queries.map(({ evidence: { purpose, sql } }) => ({ purpose, sql })),
  };
}

interface OrderColumn extends ResultColumn { readonly value: Cell }

function blockOf(found: DraftOrderCase, { quantity }: OrderLotChoice, price: DraftPrice | null): ToolBlock {
  const { product, warehouse, plan, source, offers, context } = found;
  const priced = price !== null && mayReadSuppliers(context);
  const columns: OrderColumn[] = [
    { name: 'product_id', label: 'Product', type: 'text', value: product.id },
    { name: 'product_name', label: 'Name', type: 'text', value: product.name },
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', value: warehouse },
    { name: 'order_quantity', label: 'Order', type: 'number', unit: product.unit, value: quantity },
    { name: 'stock_position', label: 'Stock position', type: 'number', unit: product.unit, value: plan ? tenths(plan.position.position) : null },
    { name: 'reorder_point', label: 'Reorder point', type: 'number', unit: product.unit, value: plan ? tenths(plan.level.reorderPoint) : null },
    ...(source && maySeeSource(found) ? [{ name: 'supplier_id', label: 'Supplier', type: 'text', value: source.supplier } as const] : []),
    ...(source && mayReadSuppliers(context) ? [{ name: 'supplier_name', label: 'Supplier name', type: 'text', value: offers.nameOf(source.supplier) } as const] : []),
    ...(priced ? [
      { name: 'unit_price', label: 'Price', type: 'number', unit: `${price.currency} per ${price.priceUnit}`, value: price.unitPrice } as const,
      { name: 'amount', label: 'Amount', type: 'number', unit: price.currency, value: price.amount } as const,
    ] : []),
  ];
  return {
    kind: 'table', title: 'Drafted purchase order', columns: columns.map(({ value: _, ...column }) => column), rows: [columns.map(({ value }) => value)],
    total: 1, shown: 1,
  };
}

function evidenceOf(found: DraftOrderCase): ToolResult['evidence'][number] {
  const { product, warehouse, asked, item, leftOut, lot, source, queries } = found;
  const reason = lot === undefined ? item === undefined ? 'not stocked' : leftOut ?? 'no reorder point' : undefined;
  return {
    ...queriesInEvidence(queries),
    method: {
      name: asked === undefined ? 'order quantity as calculate_reorder_points works it out' : 'the quantity asked for, as it can be ordered',
      formula: 'ceil(max(quantity, minimum order) / multiple) x multiple',
      source: 'Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 4 and 6',
    },
    inputs: { product: product.id, warehouse, quantity: asked ?? 'as the reorder point says' },
    assumptions: [
      'The reorder point is that of a service level of 95 %, with lead times of the last 730 days.',
      source?.from === 'cheapest' ? 'Supplier: the cheapest approved one for this quantity, by price with freight and duty.' : 'Supplier: that of the item\'s policy, unless one was asked for.',
      'Of the supplier of the policy the minimum order is the larger of policy and price list, the multiple that of the price list, else of the policy; of another supplier both are those of its price list.',
      'A draft changes nothing outside the platform: people order what is approved.',
    ],
    warnings: warningsOf(found),
    population: { noun: 'products', asked: 1, worked: lot === undefined ? 0 : 1, leftOut: reason === undefined ? [] : [{ reason, count: 1 }] },
  };
}

function warningsOf({ product, source, lot, context }: DraftOrderCase): string[] {
  const { discontinued } = product;
  const { asOf } = context;
  return [
    ...(discontinued !== null && discontinued <= asOf ? [`${product.id} is no longer sold since ${dayInWords(discontinued, asOf)}.`] : []),
    ...(lot !== undefined && source === undefined ? ['No supplier is known for it: neither a policy nor an approved price names one.'] : []),
    ...(source !== undefined && source.offer === null && mayReadSuppliers(context) ? ['No price of the supplier holds now.'] : []),
  ];
}

/** The supplier of a policy is known to those who may read the policy. */
function maySeeSource({ source, item, context }: DraftOrderCase): boolean {
  return mayReadSuppliers(context) || (source?.supplier === item?.supplier && mayRead(context, 'item_policies', 'supplier_id'));
}

function inWords(supplier: string, { offers, context }: DraftOrderCase): string {
  const name = mayReadSuppliers(context) ? offers.nameOf(supplier) : null;
  return name === null ? supplier : `${supplier} (${name})`;
}

function named({ id, name }: ChosenProduct): string {
  return name === null ? id : `${id} ${name}`;
}
