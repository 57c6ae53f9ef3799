import { INVENTORY_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { keyOf } from '../grouped';
import { readRows } from '../row-query';
import { chooseWarehouses } from '../warehouse-choice';
import { ofItems } from './item-planning';
import { tellForecasting } from './planned-items';
import { chooseProductCodes } from './product-choice';
import { rebalanceAnswer } from './rebalance-answer';
import { arrivalAfter, LONGEST_HORIZON } from './rebalance-places';
import { LOOKING_FOR_TRANSFERS } from './rebalance-plan';
import { lanesBetween, volumes } from './rebalance-queries';
import type { Lane } from './rebalance-ways';
import { USUAL_SERVICE } from './service-input';
import { readStockoutData } from './stockout-data';
import { transferSearch } from './transfer-search';

/** Working days of a transfer where nobody knows. */
const USUAL_TRANSIT = 3;

/** What one warehouse has too much of and another runs out of, where moving it is worth its cost. */
export const rebalanceStock = defineTool({
  contract: INVENTORY_TOOLS.rebalance_stock,
  title: 'Looking for transfers between warehouses',
  description:
    'Finds the transfers between warehouses that are worth making: what one runs out of and another has, where the margin short avoided exceeds what is caused, freight and handling. '
    + 'Use for: rebalancing, what to transfer or relocate between warehouses, balancing stock across sites, help from another warehouse. '
    + 'Not for: transfers that were made (query_data), drafting one transfer (draft_transfer), what to order from suppliers (calculate_reorder_points), what runs out (identify_stockout_risks).',
  input: {
    type: 'object',
    properties: {
      products: {
        type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 200,
        description: 'Product codes such as P0417; find_entities gives them, kind product. Without it: all products that two warehouses of the scope stock.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  async run({ products: asked }, context) {
    const [choice, products] = await Promise.all([chooseWarehouses(undefined, context), chooseProductCodes(asked, context)]);
    const nothing = { transfers: [], unhelped: [], proven: true };
    if (choice.ids.length < 2) {
      return rebalanceAnswer({
        choice, products, stocked: 0, worked: 0, leftOut: [], found: nothing, lanesKnown: true, withoutVolume: 0, queries: [choice.query], context,
      });
    }
    context.progress(`Reading stock, demand, purchases and lanes ${choice.where}`, 0.1);
    const [data, lanes, sizes] = await Promise.all([
      readStockoutData(choice.ids, products, LONGEST_HORIZON, context), readRows(lanesBetween(choice.ids), context),
      readRows(volumes(products), context),
    ]);
    const laneOf = new Map(lanes.rows.map(row => [keyOf(row.from_warehouse_id, row.warehouse_id), row]));
    const lanesKnown = lanes.rows.some(({ fixed_cost }) => fixed_cost !== null);
    const ways = choice.ids.flatMap(from => choice.ids.map(to => keyOf(from, to))).flatMap((way): [string, Lane][] => {
      const row = laneOf.get(way);
      if (lanesKnown && (row === undefined || row.fixed_cost === null)) return [];
      const arrives = arrivalAfter(row?.transit_days ?? USUAL_TRANSIT, context.asOf);
      return [[way, { arrives, fixedCost: row?.fixed_cost ?? 0, costPerM3: row?.cost_per_m3 ?? 0 }]];
    });
    const { items, peers, lines, openDemand, transfers, transferLateness, firstDay } = data;
    const { found, worked, leftOut } = await context.calculate(transferSearch, {
      items, peers, lines, openDemand, transfers, transferLateness, firstDay,
      options: { target: { kind: 'service_level', share: USUAL_SERVICE }, reviewDays: 1 },
      volumes: new Map(sizes.rows.flatMap(row => (row.volume_m3 === null ? [] : [[row.product_id, row.volume_m3]]))), lanes: new Map(ways),
    }, {
      onProgress: (fraction, stage) => {
        if (stage !== LOOKING_FOR_TRANSFERS) tellForecasting(fraction, items.length, context);
        else context.progress('Looking for transfers between warehouses', 0.85 + 0.14 * fraction);
      },
    });
    const short = [...found.transfers.map(({ to }) => to), ...found.unhelped.map(({ place }) => place)];
    return rebalanceAnswer({
      choice, products, context, found, lanesKnown, leftOut: ofItems(items, leftOut),
      stocked: items.length, worked,
      withoutVolume: new Set(short.filter(({ volume }) => volume === null).map(({ record }) => record.product)).size,
      queries: [choice.query, ...data.queries, lanes.query, sizes.query],
    });
  },
});
