import type { Calculation } from '../../calculations';
import { forecast } from '../../forecasting';
import type { StockingUnits } from './units';

/** The fewest months of demand that make a forecast. */
export const LEAST_HISTORY_MONTHS = 6;

/** The demand of a product by month, oldest first; null where nobody knows it. */
export type MonthlyDemand = readonly (StockingUnits | null)[];

/** Demand of the year ahead; null for too little history or no demand. */
export type YearOutlook = StockingUnits | null;

/** The year ahead of each product by the forecaster. */
export const yearOutlooks: Calculation<readonly MonthlyDemand[], readonly YearOutlook[]> = {
  name: 'forecast_years',
  async run(histories, control) {
    const outlooks: YearOutlook[] = [];
    for (const [index, history] of histories.entries()) {
      control.progress(index / histories.length);
      outlooks.push(outlookOf(history));
      await control.turn();
    }
    return outlooks;
  },
};

function outlookOf(history: MonthlyDemand): YearOutlook {
  if (history.length < LEAST_HISTORY_MONTHS) return null;
  const { total } = forecast(history, { season: 12, horizon: 12 });
  return total.mean <= 0 ? null : total.mean;
}
