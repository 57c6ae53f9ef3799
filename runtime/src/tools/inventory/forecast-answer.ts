import type { Cell, ResultColumn } from '../../../../src/contract';
import type { DailyForecast, Expectation, Granularity } from '../../forecasting';
import { addDays, dayInWords } from '../calendar-day';
import { counted, inDigits, quantityInWords } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolQuery, ToolResult } from '../definition';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { type ItemDemand, LEAST_HISTORY_DAYS, MOST_CENSORED, unknownShare } from './demand-history';
import { onHandQuestion } from './on-hand-question';
import type { ChosenProduct } from './product-choice';
import type { Days } from './units';

/** What was asked, read and found. */
export interface ForecastCase {
  readonly product: ChosenProduct;
  readonly choice: WarehouseChoice;
  readonly horizon: Days;
  readonly granularity: Granularity;
  /** Undefined where the warehouses never stocked the product. */
  readonly history: Omit<ItemDemand, 'warehouse'> | undefined;
  readonly forecast: DailyForecast | undefined;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

interface Forecast extends ForecastCase {
  readonly history: Omit<ItemDemand, 'warehouse'>;
  readonly forecast: DailyForecast;
}

/** The answer to "how much will be needed?": sentence, series, the whole horizon, evidence. */
export function forecastAnswer(found: ForecastCase): ToolResult {
  const reason = reasonAgainst(found);
  if (reason !== undefined || !isForecast(found)) return notForecast(found, reason ?? 'without demand history');
  const { wape } = found.forecast.backtest ?? { wape: null };
  return {
    summary: summaryOf(found),
    blocks: [wholeOf(found), seriesOf(found)],
    evidence: [{ ...evidenceOf(found), population: { noun: 'products', asked: 1, worked: 1, leftOut: [] } }],
    followUps: [...onHandQuestion(found.product.id, found.context), `What is the demand forecast of ${found.product.id} for the next ${found.horizon < 90 ? 90 : 30} days?`],
    ...(wape === null ? {} : { measured: { forecastError: percent(wape) } }),
  };
}

function isForecast(found: ForecastCase): found is Forecast {
  return found.history !== undefined && found.forecast !== undefined;
}

function reasonAgainst({ product, choice, history, context }: ForecastCase): string | undefined {
  if (choice.ids.length === 0) return 'no warehouse in scope';
  if (product.discontinued !== null && product.discontinued <= context.asOf) return `no longer sold since ${dayInWords(product.discontinued, context.asOf)}`;
  if (history === undefined) return 'without demand history';
  const known = history.demand.length - history.unknownDays;
  return known < LEAST_HISTORY_DAYS ? `less than ${LEAST_HISTORY_DAYS} days of known demand` : undefined;
}

function notForecast(found: ForecastCase, reason: string): ToolResult {
  return {
    summary: `No demand of ${nameOf(found)} ${found.choice.where} was forecast: ${reason}.`,
    blocks: [],
    evidence: [{ ...evidenceOf(found), population: { noun: 'products', asked: 1, worked: 0, leftOut: [{ reason, count: 1 }] } }],
    followUps: onHandQuestion(found.product.id, found.context),
  };
}

function summaryOf(found: Forecast): string {
  const { forecast: { total, classification, backtest }, horizon, product, choice, history } = found;
  const [likely] = total.intervals;
  const least = unknownShare(history) > MOST_CENSORED ? 'at least ' : '';
  const sure = likely ? `, with ${likely.level * 100} % probability between ${inDigits(tenths(likely.lower))} and ${inDigits(tenths(likely.upper))}` : '';
  return `Demand of ${nameOf(found)} ${choice.where} over the next ${counted(horizon, 'day')}: ${least}${quantityInWords(tenths(total.mean), product.unit)} expected${sure}.`
    + ` Its demand is ${classification.class}.${errorInWords(backtest)}`;
}

function errorInWords(backtest: DailyForecast['backtest']): string {
  if (backtest === null || backtest.wape === null) return '';
  const naive = backtest.naiveWape === null ? '' : `, last week again by ${percent(backtest.naiveWape)} %`;
  return ` Such forecasts were off by ${percent(backtest.wape)} % a day in back-tests${naive}.`;
}

function nameOf({ product }: ForecastCase): string {
  return product.name === null ? product.id : `${product.id} (${product.name})`;
}

function seriesOf({ forecast, granularity, product }: Forecast): ToolBlock {
  return {
    kind: 'series',
    title: `Demand expected by ${granularity}`,
    columns: [
      { name: 'period_start', label: 'From', type: 'date' },
      { name: 'period_end', label: 'To', type: 'date' },
      ...expectationColumns(product.unit),
    ],
    rows: forecast.periods.map(period => [period.from, period.to, ...expectationCells(period)]),
    order: 'by day',
    total: forecast.periods.length,
    shown: Math.min(10, forecast.periods.length),
  };
}

function wholeOf({ forecast: { total, classification, backtest }, product }: Forecast): ToolBlock {
  return {
    kind: 'table',
    title: 'The whole horizon',
    columns: [
      ...expectationColumns(product.unit),
      { name: 'demand_class', label: 'Demand is', type: 'text' },
      { name: 'forecast_error', label: 'Error of back-tests by day', type: 'number', unit: '%' },
      { name: 'naive_error', label: 'Error of last week again', type: 'number', unit: '%' },
      { name: 'origins', label: 'Back-tests', type: 'integer' },
    ],
    rows: [[
      ...expectationCells(total), classification.class, percent(backtest?.wape ?? null), percent(backtest?.naiveWape ?? null), backtest?.origins ?? 0,
    ]],
    total: 1,
    shown: 1,
  };
}

function expectationColumns(unit: string): ResultColumn[] {
  return [
    { name: 'expected', label: 'Expected', type: 'number', unit },
    ...[80, 95].flatMap((level): ResultColumn[] => [
      { name: `low_${level}`, label: `Lower ${level} %`, type: 'number', unit },
      { name: `high_${level}`, label: `Upper ${level} %`, type: 'number', unit },
    ]),
  ];
}

function expectationCells({ mean, intervals }: Expectation): Cell[] {
  return [mean, ...intervals.flatMap(({ lower, upper }) => [lower, upper])].map(tenths);
}

function recordsDaysOutOfStock({ views }: ToolContext): boolean {
  return views.demand_daily?.columns.some(({ name, absent }) => name === 'stocked_out_share' && !absent) ?? false;
}

function evidenceOf({ product, choice, horizon, granularity, history, queries, context }: ForecastCase): ToolEvidence {
  return {
    ...queriesInEvidence(queries),
    method: {
      name: 'demand forecast from weeks, split to days by weekday and calendar',
      formula: 'smooth demand: mean of Theta and damped Holt over seasonal indices with a seasonal ETS, weighed by how much the season explains; '
        + 'intermittent demand: TSB, exponential smoothing and the 12-month mean together; intervals from the errors of back-tests by horizon (conformal)',
      source: 'Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16(4); Teunter, Syntetos & Babai (2011), EJOR 214(3); '
        + 'classes: Syntetos, Boylan & Croston (2005), JORS 56(5)',
    },
    inputs: {
      product: product.id, warehouses: choice.ids.join(', '), horizon_days: horizon, granularity, first_day: context.asOf, last_day: addDays(context.asOf, horizon - 1),
      history_days: history?.demand.length ?? 0, unknown_days: history?.unknownDays ?? 0,
    },
    assumptions: [
      'Complete days before the as-of date only. The first and the last week or month shown may be a part of one.',
      recordsDaysOutOfStock(context)
        ? 'Days out of stock whose demand nobody recorded are left out, not taken for no demand.'
        : 'No record says which days were out of stock (demand_daily.stocked_out_share): the demand of each day counts as it is recorded.',
      'The error is that of back-tests of this method, against the same days of the last week; it is not that of forecasts published then (definition forecast_wape).',
      history?.closedDays === undefined
        ? 'No calendar of the warehouses is recorded: holidays count as days like others.'
        : 'On holidays of the calendars on which all these warehouses rest nothing is expected, unless the product was asked for on such days before; '
          + 'a holiday of some of them counts as a day like others.',
      'Promotions to come are not known to it.',
    ],
    warnings: history && unknownShare(history) > MOST_CENSORED
      ? [`Demand unknown, at least this: nobody recorded it on ${percent(unknownShare(history))} % of the days.`]
      : [],
  };
}
