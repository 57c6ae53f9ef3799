import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import type { ToolContext, ToolQuery } from '../definition';
import type { ExpectedPurchase } from '../receipts/read-receipts';
import { readRows } from '../row-query';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, type WarehouseChoice } from '../warehouse-choice';
import { companyMoney, readRates } from './company-money';
import { impactOf } from './impact';
import { impactAnswer, nothingRecorded } from './impact-answer';
import { readSupply } from './item-supply';
import { readLines } from './open-lines';
import { itemKey } from './order-line';
import { recordedCode } from './recorded-code';

/** What may fail to come; exactly one is asked about. */
const SOURCES = ['purchase_order', 'supplier', 'product', 'warehouse'] as const;
export type ImpactSource = (typeof SOURCES)[number];

const code = (description: string) => ({ type: 'string', minLength: 1, maxLength: 60, description }) as const;

/** Which customer orders hang on a purchase order, a supplier, a product or a warehouse. */
export const traceImpact = defineTool({
  contract: TOOLS.trace_impact,
  title: 'Tracing supply to customer orders',
  description:
    'Traces the impact on customer orders when a purchase order, a supplier, a product or a warehouse fails: orders, value and margin hit, and by when. '
    + 'Use for: impact, consequences, what depends on or is hit by a purchase order, supplier, product or warehouse that fails. '
    + 'Not for: rows of purchase orders (query_data), orders at risk for any cause (identify_delayed_orders). Give exactly one of the four.',
  input: {
    type: 'object',
    properties: {
      purchase_order: code('A purchase order code such as PO0006538; find_entities gives it, kind purchase_order.'),
      supplier: code('A supplier code such as S01; find_entities gives it, kind supplier.'),
      product: code('A product code such as P0001; find_entities gives it, kind product.'),
      warehouse: code('A warehouse code such as WH01; find_entities gives it, kind warehouse.'),
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  async run(input, context) {
    const given = SOURCES.flatMap(source => input[source] === undefined ? [] : [{ source, id: input[source].trim() }]);
    const [named] = given;
    if (given.length !== 1 || named === undefined) {
      throw new ToolInputError('trace_impact', [{ place: 'the input', value: input, expected: `exactly one of ${SOURCES.join(', ')}` }]);
    }
    const choice = await chooseWarehouses(input.warehouse, context);
    context.progress(`Reading stock and open purchase orders ${choice.where}`, 0.1);
    const [supply, rates, recorded] = await Promise.all([readSupply(choice.ids, context), readRates(context), codeOf(named, choice, context)]);
    if (recorded.code === null) return nothingRecorded({ asked: named, choice, queries: [choice.query, ...recorded.queries], context });
    const asked = { source: named.source, id: recorded.code };
    const isPurchaseLost = (purchase: ExpectedPurchase) => asked.id === (asked.source === 'purchase_order' ? purchase.order : purchase.supplier);
    const isItemLost = (item: string) => asked.source === 'warehouse'
      || (asked.source === 'product' && choice.ids.some(warehouse => itemKey({ warehouse, product: asked.id }) === item));
    const purchases = supply.purchases.filter(purchase => isPurchaseLost(purchase) || isItemLost(itemKey(purchase)));
    const byItem = asked.source === 'product' || asked.source === 'warehouse';
    const products = asked.source === 'product' ? [asked.id] : asked.source === 'warehouse' ? undefined : [...new Set(purchases.map(({ product }) => product))];
    context.progress('Pegging supply to customer orders', 0.5);
    const open = await readLines({ warehouses: choice.ids, products }, context);
    const items = new Set(purchases.map(itemKey));
    const lines = open.lines.filter(line => byItem || items.has(itemKey(line)));
    const money = companyMoney(lines.map(line => line.currency), rates.rates);
    const isLost = (each: { item: string; purchase?: ExpectedPurchase }) =>
      isItemLost(each.item) || (each.purchase !== undefined && isPurchaseLost(each.purchase));
    const impact = impactOf(lines, supply, isLost, money, context.asOf);
    return impactAnswer({
      asked, choice, purchases, impact, money, queries: [choice.query, ...recorded.queries, ...supply.queries, rates.query, ...open.queries], context,
    });
  },
});

/** What is asked about, as the data call it. */
async function codeOf(
  { source, id }: { readonly source: ImpactSource; readonly id: string }, { ids }: WarehouseChoice, context: ToolContext,
): Promise<{ readonly code: string | null; readonly queries: readonly ToolQuery[] }> {
  if (source === 'warehouse') return { code: ids[0] ?? id, queries: [] };
  if (ids.length === 0) return { code: id, queries: [] };
  const { rows: [row], query } = await readRows(recordedCode(source, id, ids), context);
  return { code: row?.code ?? null, queries: [query] };
}
