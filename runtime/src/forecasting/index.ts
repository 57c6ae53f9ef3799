/** Forecasts of demand, with intervals and the errors that stock rests on. Plain data in, plain data out; no clock, no chance, no input or output. */
export { classify, type Classification, type DemandClass } from './classify';
export { cumulativeErrors, type CumulativeErrorOptions, type CumulativeErrors } from './cumulative-errors';
export { dayOutlook, type DayOutlook, type DayOutlookOptions } from './daily/day-outlook';
export { forecastDaily, type CalendarPeriod, type DailyForecast, type DailyForecastOptions, type Granularity } from './daily/forecast-daily';
export { forecast, type BacktestFigures, type Expectation, type Forecast, type ForecastOptions, type Interval, type Quantile } from './forecast';
export { normalQuantile } from './intervals/student';
export * as measures from './measures';
export { METHODS, type MethodName } from './methods';
export { type Observation } from './series';
