// Measures the forecaster on demand that does not come every period: points, quantiles of the sum over three periods, and the stock they lead to.
// usage: node bench/intermittent.mjs --data FILE [--frequency monthly] [--horizon 12] [--service 0.95] [--json] [--smoke]
//   --data     CSV: one column a period under a head, or id,frequency,seasonal period,horizon,values…; empty = not known
//   --horizon  periods at the end of each series that are forecast and simulated (default: the file's, else 12)
//   --service  probability that the order-up-to level covers (default: 0.95): fillRateAsked and stockAsked; fillRate and stock are at no more
//              stock than SBA with a normal distribution needs for it
//   --json     one line of JSON instead of a table
//   --smoke    the first 60 series
// No absolute measures: forecasting 0 wins them all. Baselines have a normal distribution with sqrt(3) times the deviation of their errors.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forecasting, mean, millisecondsSince, printed, rounded, seriesIn } from './forecasting-data.mjs';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' }, frequency: { type: 'string', default: 'monthly' }, horizon: { type: 'string' },
    service: { type: 'string', default: '0.95' }, json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false },
  },
});
if (!flags.data) throw new Error('Which series? --data FILE');
const METHODS = ['auto', 'sba', 'tsb', 'mean12', 'zero'];
/** Periods at the end that are the test part, where neither the caller nor the file says how many. */
const USUAL_HORIZON = 12;
const PROBABILITIES = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99];
/** Periods that an order takes, and those that it has to cover: until the next review's order is there. */
const LEAD = 2;
const PROTECTION = LEAD + 1;
/** Fewest periods before the test part. */
const FEWEST = 24;
/** Probabilities that are tried to compare methods at the same stock. */
const SERVICES = [...Array.from({ length: 49 }, (_, at) => Number((0.5 + at * 0.01).toFixed(2))), 0.985, 0.99, 0.995, 0.998];

const { forecast, measures, METHODS: methods, normalQuantile } = await forecasting();
const whole = (await seriesIn(flags.data, flags.frequency, flags.horizon && Number(flags.horizon), USUAL_HORIZON))
  .filter(({ before, horizon, all }) => before.length >= FEWEST && horizon >= PROTECTION && !all.includes(null));
const series = flags.smoke ? whole.slice(0, 60) : whole;
const measured = METHODS.map(method => measure(method));
// All compared at no more stock than SBA with a normal needs for the service asked for: each at the highest service that this stock allows.
const allowed = simulated(measured.find(({ method }) => method === 'sba').outlooks, Number(flags.service)).stock;
const results = measured.map(({ outlooks, ...result }) => ({ ...result, ...atStock(outlooks, allowed), ...asAsked(outlooks) }))
  .map(result => Object.fromEntries(Object.entries(result).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value])));
const report = { bench: 'intermittent', dataset: path.basename(flags.data), frequency: flags.frequency, series: series.length, results };
const columns = ['method', 'rmsse', 'pinball', 'coverage95', 'coverage99', 'service', 'fillRate', 'stock', 'fillRateAsked', 'stockAsked', 'msPerSeries'];
console.log(printed(report, columns, flags.json));

function measure(method) {
  series.slice(0, 20).forEach(each => outlook(method, each.before, each.season, each.horizon));
  const started = process.cpuUsage();
  const points = series.map(each => outlook(method, each.before, each.season, each.horizon).points);
  const msPerSeries = millisecondsSince(started) / series.length;
  const errors = series.map(({ before, after }, at) => measures.rmsse(after, points[at], Float64Array.from(before))).filter(Number.isFinite);
  // One outlook a period of the test part: what the quantiles are judged by and what the simulation orders from.
  const outlooks = series.map(each => Array.from({ length: each.horizon }, (_, at) =>
    outlook(method, each.all.slice(0, each.before.length + at), each.season, PROTECTION)));
  return { method, rmsse: mean(errors), ...quantiles(outlooks), outlooks, msPerSeries };
}

/** Points of the horizon and a quantile function of their sum. */
function outlook(method, before, season, horizon) {
  if (method === 'auto') {
    const { steps, total } = forecast(before, { season, horizon, integers: false, probabilities: [...PROBABILITIES, ...SERVICES, Number(flags.service)] });
    const at = new Map(total.quantiles.map(({ probability, value }) => [probability, value]));
    return { points: steps.map(step => step.mean), quantile: probability => at.get(probability) };
  }
  const known = Float64Array.from(before);
  const points = Array.from(methods[method](known, season, horizon));
  const deviation = Math.sqrt(mean(oneAhead(method, known, season).map(error => error ** 2)) * horizon);
  const sum = points.reduce((total, value) => total + value, 0);
  return { points, quantile: probability => Math.max(0, sum + normalQuantile(probability) * deviation) };
}

function oneAhead(method, known, season) {
  return Array.from({ length: known.length - 12 }, (_, at) => known[at + 12] - methods[method](known.subarray(0, at + 12), season, 1)[0]);
}

function quantiles(outlooks) {
  const cases = outlooks.flatMap((each, item) => each.slice(0, series[item].horizon - PROTECTION + 1)
    .map((made, at) => ({ made, demand: total(series[item].after.slice(at, at + PROTECTION)) })));
  const below = probability => 100 * mean(cases.map(({ made, demand }) => demand <= made.quantile(probability) ? 1 : 0));
  const losses = cases.flatMap(({ made, demand }) => PROBABILITIES.map(probability => measures.pinball(demand, made.quantile(probability), probability)));
  return { pinball: mean(losses), coverage95: below(0.95), coverage99: below(0.99) };
}

/** Every period an order brings the position up to the quantile, whole units; it is there after the lead time. What is short is delivered later. */
function simulated(outlooks, service) {
  let served = 0;
  let demanded = 0;
  let stock = 0;
  outlooks.forEach((each, item) => {
    let onHand = Math.ceil(each[0].quantile(service));
    const coming = new Array(LEAD).fill(0);
    each.forEach((made, at) => {
      onHand += coming.shift();
      const position = onHand + total(coming);
      coming.push(Math.max(0, Math.ceil(made.quantile(service)) - position));
      const demand = series[item].after[at];
      served += Math.min(demand, Math.max(0, onHand));
      demanded += demand;
      onHand -= demand;
      stock += Math.max(0, onHand);
    });
  });
  return { fillRate: served / demanded, stock: stock / total(series.map(each => each.horizon)) };
}

/** The highest service whose mean stock is not above the stock allowed, and the share of demand that is then served from the shelf. */
function atStock(outlooks, allowed) {
  const tried = SERVICES.map(service => ({ service, ...simulated(outlooks, service) }));
  const { service, fillRate, stock } = tried.findLast(each => each.stock <= allowed) ?? tried[0];
  return { service, fillRate: 100 * fillRate, stock };
}

function asAsked(outlooks) {
  const { fillRate, stock } = simulated(outlooks, Number(flags.service));
  return { fillRateAsked: 100 * fillRate, stockAsked: stock };
}

function total(values) {
  return values.reduce((sum, value) => sum + value, 0);
}
