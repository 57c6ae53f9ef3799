import type { ToolContext, ToolResult } from '../definition';
import { planItems, type PlannedItems } from '../inventory/planned-items';
import { reorderAnswer } from '../inventory/reorder-answer';
import { readReorderData, type ReorderData } from '../inventory/reorder-data';
import { USUAL_LEAD_TIME_WINDOW } from '../inventory/service-input';
import { stockoutAnswer } from '../inventory/stockout-answer';
import { assessStockouts } from '../inventory/stockout-assessment';
import { readStockoutData, type StockoutData } from '../inventory/stockout-data';
import { USUAL_OPTIONS } from '../inventory/stockout-risk';
import { chooseWarehouses, type WarehouseChoice } from '../warehouse-choice';

/** Days that stock-outs are looked for ahead unless asked otherwise. */
const USUAL_HORIZON = 14;

/** Items with their plans. */
export interface PlannedStock {
  readonly data: ReorderData;
  readonly planned: PlannedItems;
}

/** Items and their plans, read and forecast once for all tools of one call that need them: a forecast is most of the work of each. */
export class SharedStock {
  private found?: Promise<PlannedStock>;

  /** @param products  all of the warehouses', where none are named */
  constructor(private readonly products?: readonly string[]) {}

  /** Those of these warehouses: all calls ask for the same ones. Read by the first that asks, whose contract opens what they are read from. */
  async planned({ ids }: WarehouseChoice, context: ToolContext): Promise<PlannedStock> {
    this.found ??= readReorderData(ids, this.products, USUAL_LEAD_TIME_WINDOW, context)
      .then(async data => ({ data, planned: await planItems(data, USUAL_OPTIONS, context) }));
    return this.found;
  }

  /** What only stock-outs are worked out from, beside the items. */
  async stockoutData({ ids }: WarehouseChoice, { data }: PlannedStock, horizon: number, context: ToolContext): Promise<StockoutData> {
    return { ...await readStockoutData(ids, this.products, horizon, context), items: data.items, peers: data.peers, lines: data.lines };
  }
}

/** What identify_stockout_risks answers without an input. */
export async function stockoutResult(context: ToolContext, stock: SharedStock): Promise<ToolResult> {
  const choice = await chooseWarehouses(undefined, context);
  const shared = await stock.planned(choice, context);
  const data = await stock.stockoutData(choice, shared, USUAL_HORIZON, context);
  const assessment = await assessStockouts(data, USUAL_HORIZON, context, shared.planned);
  return stockoutAnswer({ choice, horizon: USUAL_HORIZON, data, assessment, context });
}

/** What calculate_reorder_points answers without an input. */
export async function reorderResult(context: ToolContext, stock: SharedStock): Promise<ToolResult> {
  const choice = await chooseWarehouses(undefined, context);
  const { data, planned: { plans, leftOut } } = await stock.planned(choice, context);
  return reorderAnswer({ choice, options: USUAL_OPTIONS, window: USUAL_LEAD_TIME_WINDOW, products: undefined, data, plans, leftOut, context });
}
