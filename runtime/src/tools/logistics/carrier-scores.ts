import { LEAST_TREND_MONTHS, theilSen, type Trend } from '../statistics/theil-sen';
import { wilson, type ShareInterval } from '../statistics/wilson';
import type { Days } from './units';

/** Carriers with fewer shipments due are not ranked. */
export const LEAST_DUE = 5;

/** What the data say of one carrier in the period. */
export interface CarrierRecord {
  readonly carrier: string;
  /** Shipments to arrive in the period. */
  readonly due: number;
  readonly arrived: number;
  readonly arrivedOnTime: number;
  readonly leftOnTimeArrivedLate: number;
  /** Days late of all of them together; those that have not arrived count until today. */
  readonly daysLate: Days;
  /** Shipments to leave in the period. */
  readonly toLeave: number;
  readonly leftOnTime: number;
  /** Share of the shipments due that arrived on time, 0 to 1, by complete month; the months are numbered. */
  readonly months: readonly { readonly month: number; readonly due: number; readonly onTime: number }[];
}

/** How a carrier did. */
export interface CarrierScore extends CarrierRecord {
  /** By delivery; null without cases. */
  readonly delivery: ShareInterval | null;
  readonly despatch: ShareInterval | null;
  /** Mean of the late ones; null where none was late. */
  readonly meanDaysLate: Days | null;
  /** 1 is the best; null where too few were due. */
  readonly rank: number | null;
  /** Share a month; null for fewer months than a trend needs. */
  readonly trend: Trend | null;
}

/**
 * Ranks carriers by the lower end of Wilson's interval of their share on time: a carrier with few shipments is not best by luck. The worst comes
 * first, those that are not ranked last. Each shipment is one chance.
 *
 * @param byDelivery  false where nobody records deliveries: then despatch is what is ranked
 */
export function scoreCarriers(records: readonly CarrierRecord[], byDelivery: boolean): CarrierScore[] {
  const scored = records.map(record => {
    const late = record.due - record.arrivedOnTime;
    return {
      ...record,
      delivery: byDelivery ? wilson(record.arrivedOnTime, record.due) : null,
      despatch: wilson(record.leftOnTime, record.toLeave),
      meanDaysLate: byDelivery && late > 0 ? record.daysLate / late : null,
      trend: byDelivery ? trendOf(record) : null,
    };
  });
  const casesOf = (score: CarrierRecord) => byDelivery ? score.due : score.toLeave;
  const lowOf = (score: (typeof scored)[number]) => (byDelivery ? score.delivery : score.despatch)?.low ?? 0;
  const byName = (one: CarrierRecord, other: CarrierRecord) => one.carrier.localeCompare(other.carrier);
  const ranked = scored.filter(score => casesOf(score) >= LEAST_DUE).sort((one, other) => lowOf(one) - lowOf(other) || byName(one, other));
  const unranked = scored.filter(score => casesOf(score) < LEAST_DUE).sort(byName);
  return [...ranked.map((score, place) => ({ ...score, rank: ranked.length - place })), ...unranked.map(score => ({ ...score, rank: null }))];
}

function trendOf({ months }: CarrierRecord): Trend | null {
  const complete = months.filter(({ due }) => due >= LEAST_DUE);
  return complete.length < LEAST_TREND_MONTHS ? null : theilSen(complete.map(({ month, due, onTime }) => ({ at: month, value: onTime / due })));
}
