import type { Calculation } from '../../calculations';
import { dayOutlook, forecastDaily, type DailyForecast, type DailyForecastOptions, type DayOutlook, type DayOutlookOptions, type Observation } from '../../forecasting';

/** Demand of complete days, oldest first, and what is asked of it. */
export interface ForecastTask<Options> {
  readonly demand: readonly Observation[];
  readonly options: Options;
}

/** The forecast of one product by calendar periods, with its intervals: their back-tests are what takes time. */
export const forecastCalculation: Calculation<ForecastTask<DailyForecastOptions>, DailyForecast> = {
  name: 'forecast_periods',
  run: ({ demand, options }) => forecastDaily(demand, options),
};

/** The demand to expect of one product day by day. */
export const outlookCalculation: Calculation<ForecastTask<DayOutlookOptions>, DayOutlook> = {
  name: 'forecast_days',
  run: ({ demand, options }) => dayOutlook(demand, options),
};
