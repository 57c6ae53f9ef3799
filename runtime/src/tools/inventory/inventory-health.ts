import { INVENTORY_TOOLS } from '../../../../src/contract';
import { daysBetween } from '../calendar-day';
import { inDigits } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolContext } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { readRows } from '../row-query';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { readDemand } from './demand-history';
import { healthAnswer } from './health-answer';
import { heldItems, issuedCost, lotsInStock, meanStockValue, serviceReachedIn } from './health-queries';
import type { HeldRecord, JudgedItem } from './held-item';
import { stockJudgement } from './stock-judgement';

/** What is wrong with the stock that is there: too much, too old, too slow. */
export const inventoryHealth = defineTool({
  contract: INVENTORY_TOOLS.inventory_health,
  title: 'Judging the stock',
  description:
    'Judges the stock that is there: obsolete, expiring, excess, slow and healthy parts that add up, with turns, cover and the service reached. '
    + 'Use for: inventory health, slow movers, dead stock, overstock, what is too much, what to clear out, what expires before it can be sold, lots or batches past their date. '
    + 'Not for: what runs out (identify_stockout_risks), one measure alone (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['What dead stock and overstock do we have[ in {warehouse}]?'],
  async run({ warehouse }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading stock, demand and movements ${choice.where}`, 0.1);
    const [items, lots, demand, issued, value, service] = await Promise.all([
      readRows(heldItems(choice.ids), context), readRows(lotsInStock(choice.ids), context), readDemand(choice.ids, undefined, context),
      readRows(issuedCost(choice.ids, context.asOf), context), readRows(meanStockValue(choice.ids, context.asOf), context),
      readRows(serviceReachedIn(choice.ids, context.asOf), context),
    ]);
    const demandOf = new Map(demand.items.map(each => [keyOf(each.warehouse, each.product), each]));
    const lotsOf = groupedBy(lots.rows, row => keyOf(row.warehouse_id, row.product_id));
    const records = items.rows.map((row): HeldRecord => ({
      warehouse: row.warehouse_id, product: row.product_id, name: row.product_name, unit: row.base_unit, successor: row.successor_id,
      usableOnHand: row.usable_on_hand, unitCost: row.unit_cost, orderUpTo: row.order_up_to, holdingRate: row.holding_rate,
      demand: demandOf.get(keyOf(row.warehouse_id, row.product_id)),
      lots: lotsOf.get(keyOf(row.warehouse_id, row.product_id))
        ?.map(lot => ({ quantity: lot.quantity, expires: daysBetween(context.asOf, lot.expiry_date) })) ?? null,
    }));
    return healthAnswer({
      choice, items: await judged(records, context), records, context,
      queries: [choice.query, items.query, lots.query, demand.query, issued.query, value.query, service.query],
      warehouses: choice.ids.map(id => ({
        id,
        issuedCost: issued.rows.find(row => row.warehouse_id === id)?.issued_cost ?? null,
        meanValue: value.rows.find(row => row.warehouse_id === id)?.mean_value ?? null,
        shipped: service.rows.find(row => row.warehouse_id === id)?.shipped ?? null,
        demanded: service.rows.find(row => row.warehouse_id === id)?.demanded ?? null,
      })),
    });
  },
});

/** Judges the items beside the thread that serves. */
async function judged(records: readonly HeldRecord[], context: ToolContext): Promise<JudgedItem[]> {
  const found = await context.calculate(stockJudgement, records, {
    onProgress: fraction =>
      context.progress(`Judging ${inDigits(Math.round(fraction * records.length))} of ${inDigits(records.length)} items`, 0.2 + 0.75 * fraction),
  });
  return found.map(({ place, ...judgement }) => ({ record: records[place]!, ...judgement }));
}
