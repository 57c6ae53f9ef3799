// Measures the forecaster on series with a trend and a season: accuracy, intervals and time of each method on the last periods of each series.
// usage: node bench/forecast.mjs --data FILE [--frequency monthly] [--horizon N] [--json] [--smoke]
//   --data       CSV: id,frequency,seasonal period,horizon,values… or one column a period under a head; empty = not known
//   --frequency  rows to take, and season and test part where the file does not say them (default: monthly)
//   --horizon    periods of the test part, in place of the file's
//   --json       one line of JSON instead of a table
//   --smoke      the first 60 series
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forecasting, mean, millisecondsSince, printed, rounded, seriesIn } from './forecasting-data.mjs';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' }, frequency: { type: 'string', default: 'monthly' }, horizon: { type: 'string' },
    json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false },
  },
});
if (!flags.data) throw new Error('Which series? --data FILE');
const METHODS = ['auto', 'theta', 'dampedHolt', 'seasonalEts', 'snaive', 'naive'];
const PROBABILITIES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
const WARM = 20;

const { forecast, measures } = await forecasting();
const all = (await seriesIn(flags.data, flags.frequency, flags.horizon && Number(flags.horizon))).filter(({ before }) => before.length > 0);
const series = flags.smoke ? all.slice(0, 60) : all;
const results = METHODS.map(method => {
  series.slice(0, WARM).forEach(each => made(each, method));
  const started = process.cpuUsage();
  const forecasts = series.map(each => made(each, method));
  const msPerSeries = millisecondsSince(started) / series.length;
  return { method, ...figures(forecasts), msPerSeries };
}).map(result => Object.fromEntries(Object.entries(result).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value])));
const report = { bench: 'forecast', dataset: path.basename(flags.data), frequency: flags.frequency, series: series.length, results };
console.log(printed(report, ['method', 'smape', 'mase', 'rmsse', 'pinball', 'coverage80', 'coverage95', 'msPerSeries'], flags.json));

function made({ before, season, horizon }, method) {
  return forecast(before, { season, horizon, method, probabilities: PROBABILITIES });
}

/** Means over the series; those whose history does not vary have no scale, and are left out of what is divided by it. */
function figures(forecasts) {
  const rows = forecasts.map((made, at) => ofOne(made, series[at]));
  const over = name => mean(rows.map(row => row[name]).filter(Number.isFinite));
  return Object.fromEntries(['smape', 'mase', 'rmsse', 'pinball', 'coverage80', 'coverage95'].map(name => [name, over(name)]));
}

function ofOne({ steps }, { before, after, season }) {
  const history = Float64Array.from(before, value => value ?? NaN);
  const actual = Float64Array.from(after, value => value ?? NaN);
  const points = steps.map(step => step.mean);
  const known = steps.map((step, at) => ({ step, value: actual[at] })).filter(({ value }) => !Number.isNaN(value));
  const inside = level => 100 * mean(known.map(({ step, value }) => {
    const { lower, upper } = step.intervals.find(interval => interval.level === level);
    return value >= lower && value <= upper ? 1 : 0;
  }));
  const losses = known.flatMap(({ step, value }) => step.quantiles.map(quantile => measures.pinball(value, quantile.value, quantile.probability)));
  return {
    smape: measures.smape(actual, points),
    mase: measures.mase(actual, points, history, season),
    rmsse: measures.rmsse(actual, points, history),
    // In units of the in-sample error of the seasonal naive forecast, so that series can be averaged.
    pinball: mean(losses) / measures.naiveError(history, season),
    coverage80: inside(0.8), coverage95: inside(0.95),
  };
}
