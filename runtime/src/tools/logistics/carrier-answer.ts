import { addDays } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolBlock, ToolContext, ToolResult } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { LEAST_TREND_MONTHS } from '../statistics/theil-sen';
import { tableFor, type ReadColumn } from '../table-of';
import type { WarehouseChoice } from '../warehouse-choice';
import type { CarrierData } from './carrier-data';
import { TREND_MONTHS } from './carrier-queries';
import { LEAST_DUE, type CarrierScore } from './carrier-scores';
import type { Days } from './units';

/** What was asked, read and found. */
export interface CarrierCase {
  readonly choice: WarehouseChoice;
  readonly period: Days;
  readonly data: CarrierData;
  /** Worst first. */
  readonly scores: readonly CarrierScore[];
  readonly context: ToolContext;
}

/** The answer to "how do our carriers do?": sentence, table, evidence. */
export function carrierAnswer(found: CarrierCase): ToolResult {
  const { choice } = found;
  return {
    summary: summaryOf(found),
    blocks: [blockOf(found)],
    evidence: [evidenceOf(found)],
    followUps: [
      'freight cost per order by carrier',
      ...(choice.ids.length > 1 ? [`How do our carriers rank by performance in ${choice.ids[0]}?`] : []),
    ],
  };
}

function summaryOf({ choice, period, data, scores }: CarrierCase): string {
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no shipments were looked at.`;
  if (scores.length === 0) return `No shipment of a carrier was due ${choice.where} in the last ${inDigits(period)} days: there are no cases.`;
  const ranked = scores.filter(({ rank }) => rank !== null);
  const few = scores.length - ranked.length;
  const unranked = few === 0 ? '' : ` ${inDigits(few)} with fewer than ${LEAST_DUE} due ${few === 1 ? 'is' : 'are'} not ranked.`;
  const [worst] = ranked;
  const best = ranked.at(-1);
  if (!worst || !best) return `${capital(noneOf(scores.length, 'carrier'))} ${choice.where} had ${LEAST_DUE} shipments due in the last ${inDigits(period)} days: none is ranked.`;
  const share = (score: CarrierScore) => data.byDelivery ? score.delivery!.share : score.despatch!.share;
  const how = data.byDelivery ? 'delivered on time' : 'despatched on time (deliveries are not recorded)';
  const head = ranked.length === 1
    ? `${worst.carrier} is the one carrier ranked ${choice.where}: ${percent(share(worst))} % ${how} in the last ${inDigits(period)} days.`
    : `Of ${counted(ranked.length, 'carrier')} ${choice.where} ${worst.carrier} is the worst: ${percent(share(worst))} % ${how} in the last ${inDigits(period)} days, `
      + `against ${percent(share(best))} % of ${best.carrier}, the best.`;
  return `${head}${mask(worst, data.byDelivery)}${unranked}`;
}

/** On time by despatch hides late deliveries: said where a carrier's two shares differ beyond chance. */
function mask({ carrier, delivery, despatch, leftOnTimeArrivedLate }: CarrierScore, byDelivery: boolean): string {
  if (!byDelivery || !delivery || !despatch || despatch.low <= delivery.high) return '';
  return ` ${carrier} leaves on time (${percent(despatch.share)} %) and arrives late: ${counted(leftOnTimeArrivedLate, 'shipment')} did both.`;
}

function blockOf({ scores, period, data }: CarrierCase): ToolBlock {
  const { money: { unit }, freightPerOrder } = data;
  const freight: ReadColumn<CarrierScore, CarrierData> = {
    name: 'freight_per_order', label: 'Freight', type: 'number', unit: `${unit} an order`, cell: ({ carrier }) => cents(freightPerOrder.get(carrier) ?? null),
  };
  const order = `worst first: lower end of the share ${data.byDelivery ? 'delivered' : 'despatched'} on time; those not ranked last`;
  const table = tableFor(data, `Carriers in the last ${inDigits(period)} days`, order, scores, unit === null ? COLUMNS : [...COLUMNS, freight]);
  return { ...table, shown: scores.length };
}

const COLUMNS: readonly ReadColumn<CarrierScore, CarrierData>[] = [
  { name: 'rank', label: 'Rank (1 is best)', type: 'integer', cell: ({ rank }) => rank },
  { name: 'carrier_id', label: 'Carrier', type: 'text', cell: ({ carrier }) => carrier },
  { name: 'shipments_due', label: 'Shipments due', type: 'integer', cell: ({ due }) => due },
  { name: 'not_arrived', label: 'Not arrived yet', type: 'integer', unit: 'shipments', cell: ({ due, arrived }, { byDelivery }) => byDelivery ? due - arrived : null },
  { name: 'delivered_on_time', label: 'Delivered on time', type: 'number', unit: '%', cell: ({ delivery }) => delivery && percent(delivery.share) },
  { name: 'delivered_low', label: 'At least', type: 'number', unit: '%', cell: ({ delivery }) => delivery && percent(delivery.low) },
  { name: 'delivered_high', label: 'At most', type: 'number', unit: '%', cell: ({ delivery }) => delivery && percent(delivery.high) },
  { name: 'despatched_on_time', label: 'Despatched on time', type: 'number', unit: '%', cell: ({ despatch }) => despatch && percent(despatch.share) },
  { name: 'left_on_time_arrived_late', label: 'Left on time, arrived late', type: 'integer', unit: 'shipments', cell: ({ leftOnTimeArrivedLate }, { byDelivery }) => byDelivery ? leftOnTimeArrivedLate : null },
  { name: 'mean_days_late', label: 'Late by, mean of the late', type: 'number', unit: 'days', cell: ({ meanDaysLate }) => tenths(meanDaysLate) },
  { name: 'trend', label: 'Trend', type: 'text', cell: ({ trend }, { byDelivery }) => byDelivery ? trendInWords(trend) : null },
];

function trendInWords(trend: CarrierScore['trend']): string {
  if (trend === null) return `fewer than ${LEAST_TREND_MONTHS} months`;
  return trend.shown ? `${trend.slope > 0 ? '+' : ''}${percent(trend.slope)} points a month` : 'no trend shown';
}

function evidenceOf({ choice, period, data, scores, context }: CarrierCase): ToolResult['evidence'][number] {
  const few = scores.filter(({ rank }) => rank === null).length;
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: 'share on time with its 95 % interval, ranked by the lower end',
      formula: 'on time = delivered on or before the planned day / due by plan, delivered or not; (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), z = 1.96; '
        + `trend = median of the slopes between complete months (${LEAST_TREND_MONTHS} at least, of the last ${TREND_MONTHS}), with Kendall's interval`,
      source: 'Wilson (1927), Journal of the American Statistical Association 22: 209-212; Theil (1950) and Sen (1968), Journal of the American Statistical Association 63: 1379-1389',
    },
    definition: { id: 'carrier_on_time', wording: 'Shipments delivered on or before the planned day, in percent of the shipments due, delivered or not.' },
    inputs: { warehouses: choice.ids.join(', '), period_days: period, from: addDays(context.asOf, -period), before: context.asOf },
    assumptions: [
      'A shipment is one chance. By delivery those count that were planned to arrive in the period, by despatch those that were planned to leave in it.',
      'What has not arrived is late, by the days up to the as-of date. Carriers of different areas are compared as they are.',
      ...(data.byDelivery ? [] : ['No delivery of the period is on record: carriers are ranked by despatch.']),
    ],
    warnings: [
      ...data.money.warnings,
      ...(data.nameless > 0 ? [`${counted(data.nameless, 'shipment')} without a carrier: in no row.`] : []),
      ...(data.unplanned > 0 ? [`${counted(data.unplanned, 'shipment')} without a planned day of delivery: neither on time nor late.`] : []),
    ],
    population: {
      noun: 'carriers', asked: scores.length, worked: scores.length - few,
      leftOut: few > 0 ? [{ reason: `fewer than ${LEAST_DUE} shipments due: not ranked`, count: few }] : [],
    },
  };
}
