import { INVENTORY_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { chooseWarehouses } from '../warehouse-choice';
import { draftOrderAnswer } from './draft-order-answer';
import { lotFor } from './order-lot';
import { orderSource, readProductOffers } from './order-source';
import { planItems } from './planned-items';
import { chooseProduct } from './product-choice';
import { readReorderData } from './reorder-data';
import type { ReorderOptions } from './reorder-plan';

/** As calculate_reorder_points works it out where nothing else is asked for. */
const USUAL: ReorderOptions = { target: { kind: 'service_level', share: 0.95 }, reviewDays: 1 };
const LEAD_TIME_DAYS = 730;

/** Proposes to order a product for a warehouse. */
export const draftPurchaseOrder = defineTool({
  contract: INVENTORY_TOOLS.draft_purchase_order,
  title: 'Drafting a purchase order',
  description:
    'Drafts: a purchase order of one product for one warehouse, which a person approves or rejects; nothing is ordered. '
    + 'Use for: draft, prepare, propose, raise, place. '
    + 'Not for: what should be ordered (calculate_reorder_points), orders that exist (query_data).',
  input: {
    type: 'object',
    properties: {
      product: { type: 'string', minLength: 1, maxLength: 60, description: 'A product code such as P0417; find_entities gives it, kind product.' },
      warehouse: { type: 'string', minLength: 1, maxLength: 60, description: 'The warehouse that it is for, a code such as WH01.' },
      quantity: {
        type: 'number', exclusiveMinimum: 0, maximum: 1_000_000_000,
        description: 'In base units of the product, such as pieces. Without it: as reorder points, forecast and costs say.',
      },
      supplier: {
        type: 'string', minLength: 1, maxLength: 60, description: 'A supplier code such as S01. Without it: that of the item, else the cheapest approved one.',
      },
    },
    required: ['product', 'warehouse'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  async run({ product: code, warehouse, quantity: asked, supplier }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    const product = await chooseProduct(code, context);
    context.progress(`Reading stock, demand, purchases and prices of ${product.id}`, 0.1);
    const [data, offers] = await Promise.all([
      readReorderData(choice.ids, [product.id], LEAD_TIME_DAYS, context), readProductOffers(product.id, context),
    ]);
    const { plans: [plan], leftOut } = await planItems(data, USUAL, context);
    const [item] = data.items;
    const worked = plan && (plan.decision.orderNow ? plan.decision.quantity : plan.lot.quantity);
    const wanted = asked ?? worked;
    const suppliers = [item?.supplier ?? [], offers.offers.map(offer => offer.supplier)].flat();
    const chosen = supplier === undefined ? undefined : asRecorded(supplier.trim(), suppliers);
    const source = wanted === undefined ? undefined : orderSource(
      offers, { asked: chosen, policy: item?.supplier ?? null }, { product: product.id, quantity: wanted }, context,
    );
    const elsewhere = source?.supplier === item?.supplier ? null : source?.offer;
    const lot = wanted === undefined ? undefined : lotFor(wanted, {
      multiple: elsewhere ? elsewhere.orderMultiple : item?.pack ?? null,
      minimum: elsewhere ? elsewhere.minOrder : item?.minimum ?? null,
      maximum: item?.maximum ?? null,
    }, product.unit);
    return draftOrderAnswer({
      product, warehouse: choice.ids[0] ?? warehouse, asked, item, plan, leftOut: leftOut[0]?.reason, source, lot, offers,
      queries: [choice.query, product.query, ...data.queries, ...offers.queries], context,
    });
  },
});

/** A code as the data spell it, in capitals or not; as it was asked for where they do not have it. */
function asRecorded(asked: string, codes: readonly string[]): string {
  const [same] = codes.includes(asked) ? [asked] : codes.filter(code => code.toUpperCase() === asked.toUpperCase());
  return same ?? asked;
}
