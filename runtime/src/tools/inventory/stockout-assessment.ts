import { DEFAULT_RUN } from '../../stock';
import { inDigits } from '../counted';
import type { ToolContext } from '../definition';
import { placed } from './item-planning';
import { tellForecasting, type PlannedItems } from './planned-items';
import type { StockoutData } from './stockout-data';
import { PROJECTING, stockoutSearch, type StockoutAssessment } from './stockout-risk';
import type { Days } from './units';

/**
 * Finds the items that run out within the horizon, beside the thread that serves.
 *
 * @param planned  the same items, where they are planned already
 */
export async function assessStockouts(
  data: StockoutData, horizon: Days, context: ToolContext, planned?: Pick<PlannedItems, 'plans'>,
): Promise<StockoutAssessment> {
  const { items, peers, lines, openDemand, transfers, transferLateness, firstDay } = data;
  const plans = planned ? placed(items, planned.plans, []).plans : null;
  return context.calculate(stockoutSearch, { items, peers, lines, openDemand, transfers, transferLateness, firstDay, horizon, plans }, {
    onProgress: (fraction, stage) => {
      if (stage !== PROJECTING) tellForecasting(fraction, items.length, context);
      else context.progress(`Projecting ${inDigits(items.length)} items on ${inDigits(DEFAULT_RUN.paths)} paths`, 0.9 + 0.1 * fraction);
    },
  });
}
