/** Forecasts of demand, with intervals and the errors that stock rests on. Plain data in, plain data out; no clock, no chance, no input or output. */
export { classify, type Classification, type DemandClass } from './classify';
export { cumulativeErrors, type CumulativeErrorOptions, type CumulativeErrors } from './cumulative-errors';
export { dayOutlook, type DayOutlook, type DayOutlookOptions } from './daily/day-outlook';
export { forecastDaily, type CalendarPeriod, type DailyForecast, type DailyForecastOptions, type Granularity } from './daily/forecast-daily';
export { weeklyVariation } from './daily/weekly-variation';
export { type BacktestFigures } from './backtest-figures';
export { type Expectation, type Interval, type Quantile } from './expectation';
export { forecast, type Forecast, type ForecastOptions } from './forecast';
export { normalQuantile } from './intervals/student';
export * as measures from './measures';
export { METHODS, type MethodName } from './methods';
export { groupIndices } from './seasonality/group-indices';
export { type Observation } from './series';
