// Measures the stock engine: the service asked for against the service reached when demand and lead times are simulated, day by day, beside the
// textbook shortcut (normal, sqrt(P) times the daily deviation, G(k) = Q (1 - b) / sigma) on the same demand, and beside what comes out where the
// demand between two looks at the stock is taken for demand of the lead time.
// Each item has its own history of two years, from which mean, spread and lead times are estimated as the tools do; what follows is new.
// usage: node bench/inventory.mjs [--json] [--smoke] [--seed N]
//   --json   one line of JSON instead of a table
//   --smoke  2,000 cycles each instead of 10,000
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false }, seed: { type: 'string', default: '7' } },
});
const SEED = Number(flags.seed);
const CYCLES = flags.smoke ? 2_000 : 10_000;
/** Items share the cycles: what was estimated from the history of one is only as good as its sample. */
const ITEMS = flags.smoke ? 50 : 250;
/** Days of history an item is judged by. */
const HISTORY = 730;
/** Days of history that a forecast of a rolling origin looks back. */
const LOOK_BACK = 365;
/** Received purchase lines that the lead time is estimated from, and those still open. */
const LINES = 60;
const OPEN_LINES = 4;
/** Days before the first order that is counted. */
const WARM_UP = 140;
/** How far the service reached may be from what was asked for. */
const POINTS = 2;
const WEEKDAYS = [1.5, 1.3, 1.1, 1.2, 1.4, 0.4, 0.1];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-'));
const engine = await bundled().finally(() => rm(directory, { recursive: true, force: true }));

/** Demand of a day; each process remembers what it has to. */
const PROCESSES = {
  iid: random => () => 20 * 0.25 * random.gamma(4),
  autocorrelated: random => {
    let deviation = 0;
    return () => Math.max(0, 30 + (deviation = 0.5 * deviation + 6 * Math.sqrt(0.75) * random.normal()));
  },
  weekday: random => day => 4 * random.gamma(5 * WEEKDAYS[day % 7]),
  negative_binomial: random => () => random.poisson(3 * random.gamma(0.5 / 3)),
};
/** What is ordered how: the cycle of a fixed quantity lasts 20 days. */
const POLICIES = {
  '(R, s, nQ)': { review: 1, of: perDay => ({ kind: 'fixed_quantity', quantity: Math.round(20 * perDay) }) },
  '(R, S)': { review: 7, of: () => ({ kind: 'order_up_to', smallestOrder: 0 }) },
};
const TARGETS = [0.9, 0.95, 0.98].flatMap(share => [{ kind: 'service_level', share }, { kind: 'fill_rate', share }]);

/** Ours; ours without the demand between looks, F_P(s) and ES_P(s) - ES_P(s + Q) alone; and the shortcut of the textbooks. */
const METHODS = {
  auto: (item, weekday, target, unmet, demand) => levelOf(item, { leadTime: item.times, review: item.review }, weekday, target, unmet, demand),
  protection_alone: (item, weekday, target, unmet, demand) => levelOf(item, item.policy.kind === 'order_up_to'
    ? { leadTime: item.times, review: item.review }
    : { leadTime: { ...item.times, mean: item.times.mean + item.review }, review: 0 }, weekday, target, unmet, demand),
  sqrt_days: (item, _, target, unmet) => shortcutOf(item, target, unmet),
};

const results = [];
for (const demand of Object.keys(PROCESSES)) {
  for (const policyName of Object.keys(POLICIES)) {
    const items = Array.from({ length: ITEMS }, (_, number) => itemOf(demand, policyName, number));
    for (const target of TARGETS) {
      for (const unmet of demand === 'iid' && target.kind === 'fill_rate' && policyName !== '(R, S)' ? ['backorder', 'lost'] : ['backorder']) {
        for (const method of Object.keys(METHODS)) results.push(measured(items, { demand, policyName, target, unmet, method }));
      }
    }
  }
}
const ours = results.filter(({ method }) => method === 'auto');
const report = {
  bench: 'inventory', dataset: 'simulated', frequency: 'daily', series: ITEMS, cycles: CYCLES, seed: SEED, withinPoints: POINTS,
  largestGap: Math.max(...ours.map(({ gapPoints }) => Math.abs(gapPoints))), within: ours.filter(({ within }) => within).length, of: ours.length,
  baselines: Object.fromEntries(Object.keys(METHODS).filter(method => method !== 'auto').map(method => {
    const rows = results.filter(row => row.method === method);
    return [method, { largestGap: Math.max(...rows.map(({ gapPoints }) => Math.abs(gapPoints))), within: rows.filter(({ within }) => within).length }];
  })),
  results,
};
console.log(flags.json ? JSON.stringify(report) : inWords(report));

/** What is estimated from an item's history. */
function itemOf(demand, policyName, number) {
  const random = engine.seededRandom(SEED, demand, policyName, number);
  const next = PROCESSES[demand](random);
  const history = Array.from({ length: HISTORY }, (_, day) => next(day));
  const lines = Array.from({ length: LINES }, () => ({ days: leadTime(random), ended: true }));
  // Open lines have waited for a part of what they will take.
  const open = Array.from({ length: OPEN_LINES }, () => ({ days: leadTime(random) * random.uniform(), ended: false }));
  const times = engine.kaplanMeier([...lines, ...open]);
  const { review } = POLICIES[policyName];
  return { review, forecast: forecastOf(history, times.mean + review), times, policy: POLICIES[policyName].of(mean(history)) };
}

/** Mean by weekday where weekdays differ beyond chance, else one mean, and the deviation of its cumulative errors from rolling origins. */
function forecastOf(history, protection) {
  const means = differ(history) ? weekdayMeans : levelMean;
  const profile = means(history, HISTORY);
  const longest = Math.ceil(protection) + 1;
  const origins = Array.from({ length: HISTORY - LOOK_BACK - longest }, (_, index) => LOOK_BACK + index);
  const squares = new Float64Array(longest + 1);
  for (const origin of origins) {
    const forecast = means(history, origin);
    for (let days = 1, error = 0; days <= longest; days++) {
      const day = origin + days - 1;
      error += history[day] - forecast[day % 7];
      squares[days] += error ** 2 / origins.length;
    }
  }
  const at = (values, days) => {
    const whole = Math.floor(days);
    return values(whole) + (days - whole) * (values(whole + 1) - values(whole));
  };
  const windows = Math.floor(HISTORY / protection);
  const withDemand = Array.from({ length: windows }, (_, window) => history.slice(window * Math.round(protection), (window + 1) * Math.round(protection)))
    .filter(days => days.some(quantity => quantity > 0)).length;
  const daily = mean(history);
  const dailyVariance = mean(history.map(quantity => (quantity - daily) ** 2));
  return {
    from: weekday => ({
      cumulativeMean: days => at(whole => sum(Array.from({ length: whole }, (_, day) => profile[(weekday + day) % 7])), days),
      cumulativeErrorSd: days => Math.sqrt(at(whole => squares[whole], days)),
      origins: origins.length, dailyErrorSd: Math.sqrt(squares[1]), windows, shareOfWindowsWithDemand: withDemand / windows,
      dailyVarianceToMean: dailyVariance / daily,
    }),
    daily, dailySd: Math.sqrt(dailyVariance),
  };
}

function weekdayMeans(history, end) {
  const sums = new Float64Array(7);
  const counts = new Float64Array(7);
  for (let day = end - LOOK_BACK; day < end; day++) {
    sums[day % 7] += history[day];
    counts[day % 7]++;
  }
  return sums.map((total, weekday) => total / counts[weekday]);
}

function levelMean(history, end) {
  return Array(7).fill(mean(history.slice(end - LOOK_BACK, end)));
}

/** Analysis of variance between the weekdays: F of 6 and many degrees of freedom exceeds 3.7 by chance once in a thousand. */
function differ(history) {
  const profile = weekdayMeans(history, history.length);
  const days = history.slice(-LOOK_BACK);
  const first = history.length - LOOK_BACK;
  const within = sum(days.map((quantity, index) => (quantity - profile[(first + index) % 7]) ** 2)) / (LOOK_BACK - 7);
  const between = sum(Array.from(profile, each => (each - mean(days)) ** 2)) * LOOK_BACK / 7 / 6;
  return between / within > 3.7;
}

/** All items through their share of the cycles, under the levels of one method. */
function measured(items, { demand, policyName, target, unmet, method }) {
  const started = performance.now();
  const points = items.map(item => Array.from({ length: 7 }, (_, weekday) => METHODS[method](item, weekday, target, unmet, demand)));
  const levels = points.map(each => each.map(({ level }) => level));
  const msPerSeries = (performance.now() - started) / items.length / 7;
  const counts = { cycles: 0, short: 0, demanded: 0, served: 0, onHand: 0, days: 0 };
  items.forEach((item, index) => {
    const random = engine.seededRandom(SEED, 'future', demand, policyName, target.kind, String(target.share), unmet, index);
    simulate(item, levels[index], unmet, CYCLES / items.length, random, PROCESSES[demand](random), counts);
  });
  const serviceLevel = 1 - counts.short / counts.cycles;
  const fillRate = counts.served / counts.demanded;
  const gapPoints = rounded(100 * ((target.kind === 'service_level' ? serviceLevel : fillRate) - target.share));
  return {
    demand, policy: policyName, method, unmet, target: target.kind, asked: target.share,
    reached: rounded(target.kind === 'service_level' ? serviceLevel : fillRate, 4), gapPoints, within: Math.abs(gapPoints) <= POINTS,
    ...(points[0][0].said ? { said: rounded(mean(points.flat().map(({ said }) => target.kind === 'service_level' ? said.serviceLevel : said.fillRate)), 4) } : {}),
    serviceLevel: rounded(serviceLevel, 4), fillRate: rounded(fillRate, 4), meanOnHand: rounded(counts.onHand / counts.days), cycles: counts.cycles,
    msPerSeries: rounded(msPerSeries, 3),
  };
}

function levelOf({ forecast, policy }, time, weekday, target, unmetDemand, demand) {
  const over = engine.protectedDemand(forecast.from(weekday), time);
  const point = engine.reorderPoint({ demand: over, policy, target, unmetDemand, wholeUnits: demand === 'negative_binomial' });
  return { level: policy.kind === 'order_up_to' ? point.orderUpTo : point.reorderPoint, said: point.reached };
}

/** The shortcut of the textbooks: it knows the variation of the lead time too, only not that days hang together or that demand is not normal. */
function shortcutOf({ forecast: { daily, dailySd }, times, review, policy }, target, unmet) {
  const protection = times.mean + review;
  const sigma = Math.hypot(Math.sqrt(protection) * dailySd, daily * times.sd);
  const cycle = policy.kind === 'order_up_to' ? daily * review : policy.quantity;
  const loss = cycle * (unmet === 'lost' ? (1 - target.share) / target.share : 1 - target.share) / sigma;
  const k = target.kind === 'service_level' ? engine.normalQuantile(target.share) : engine.standardLossInverse(loss);
  return { level: daily * protection + k * sigma };
}

/**
 * Receipts in the morning, demand by day, a look at the position in the evening every `review` days. A cycle ends with a receipt, and is short
 * where the evening before it owes something or something was lost since the receipt before; an order of nothing of (R, S) ends one as well.
 */
function simulate({ review, policy }, levels, unmet, cycles, random, demandOf, counts) {
  const arriving = new Map();
  let net = levels[0] + (policy.kind === 'order_up_to' ? 0 : policy.quantity);
  let position = net;
  let lost = false;
  for (let day = 0, seen = 0; seen < cycles; day++) {
    for (const { orderedOn } of arriving.get(day) ?? []) {
      if (orderedOn >= WARM_UP) {
        seen++;
        counts.cycles++;
        if (net < -1e-9 || lost) counts.short++;
      }
      lost = false;
    }
    net += sum((arriving.get(day) ?? []).map(({ quantity }) => quantity));
    arriving.delete(day);
    const demand = demandOf(day);
    const served = Math.min(demand, Math.max(0, net));
    if (unmet === 'lost' && served < demand - 1e-9) lost = true;
    net -= unmet === 'lost' ? served : demand;
    position -= unmet === 'lost' ? served : demand;
    if (day >= WARM_UP) {
      counts.days++;
      counts.demanded += demand;
      counts.served += served;
      counts.onHand += Math.max(0, net);
    }
    if (day % review !== 0) continue;
    const quantity = ordered(position, levels[(day + 1) % 7], policy);
    if (quantity === 0 && policy.kind !== 'order_up_to') continue;
    position += quantity;
    const arrives = day + 1 + leadTime(random);
    arriving.set(arrives, [...arriving.get(arrives) ?? [], { quantity, orderedOn: day }]);
  }
}

function ordered(position, level, policy) {
  if (policy.kind === 'order_up_to') return Math.max(0, level - position);
  return position > level ? 0 : (Math.floor((level - position) / policy.quantity) + 1) * policy.quantity;
}

/** Full days between the evening of the order and the morning of the receipt: 9 on average, with a deviation of 2.8. */
function leadTime(random) {
  return 1 + random.poisson(8);
}

async function bundled() {
  const outfile = path.join(directory, 'stock.mjs');
  await build({
    stdin: { contents: "export * from './runtime/src/stock'; export { normalQuantile, standardLossInverse } from './runtime/src/stock/standard-normal';", resolveDir: root, loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values) {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function rounded(value, digits = 2) {
  return Number(value.toFixed(digits));
}

function inWords({ cycles, largestGap, baselines, within, of, results: rows }) {
  const percent = share => (100 * share).toFixed(1).padStart(6);
  const cells = ({ reached, gapPoints, meanOnHand }) => `${percent(reached)}${gapPoints.toFixed(1).padStart(6)}${meanOnHand.toFixed(1).padStart(8)}`;
  const same = (row, method) => rows.find(each => each.method === method && ['demand', 'policy', 'target', 'asked', 'unmet'].every(key => each[key] === row[key]));
  return [
    `${'demand'.padEnd(18)}${'policy'.padEnd(12)}${'target'.padEnd(14)}${'unmet'.padEnd(10)} asked | ours    gap on hand | P alone gap on hand | sqrt(P) gap on hand`,
    ...rows.filter(({ method }) => method === 'auto').map(row =>
      `${row.demand.padEnd(18)}${row.policy.padEnd(12)}${row.target.padEnd(14)}${row.unmet.padEnd(10)}${percent(row.asked)} |${
        Object.keys(METHODS).map(method => cells(same(row, method))).join(' |')}`),
    `${within} of ${of} within ${POINTS} points of the service asked for (largest gap ${largestGap} points), ${cycles} cycles each; without the demand between looks ${
      baselines.protection_alone.within} (${baselines.protection_alone.largestGap}), by the shortcut ${baselines.sqrt_days.within} (${baselines.sqrt_days.largestGap})`,
  ].join('\n');
}
