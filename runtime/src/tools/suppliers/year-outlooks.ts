import type { Calculation } from '../../calculations';
import { forecast } from '../../forecasting';
import type { SavingItem } from './savings';
import type { StockingUnits } from './units';

/** The fewest months of demand that make a forecast. */
export const LEAST_HISTORY_MONTHS = 6;
const DAYS_A_MONTH = 365 / 12;

/** The demand of a product by month, oldest first; null where nobody knows it. */
export type MonthlyDemand = readonly (StockingUnits | null)[];

/** The year ahead, and how far a day strays; null for too little history or no demand. */
export type YearOutlook = Pick<SavingItem, 'demand' | 'dailyDeviation'> | null;

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
  const { total, steps } = forecast(history, { season: 12, horizon: 12 });
  const monthly = steps[0]?.deviation ?? 0;
  return total.mean <= 0 ? null : { demand: total.mean, dailyDeviation: monthly / Math.sqrt(DAYS_A_MONTH) };
}
