import { tenths } from '../rounding';
import { SHIFT_MONTHS } from './performance-data';
import { LEAST_ORDERS_RANKED, type SupplierPerformance } from './supplier-performance';
import type { Days, Share } from './units';

/** A lead time whose deviation is at least this long, and this share of its mean, spreads widely. */
export const WIDE_SPREAD: { readonly days: Days; readonly share: Share } = { days: 7, share: 0.5 };
/** On time by the last date that much more often than by the first. */
export const RECONFIRMED_SHARE: Share = 0.2;
/** Lines in full of which that many come in several deliveries. */
export const IN_PARTS_SHARE: Share = 0.5;
/** A drift of less than that between both ends is not worth a word. */
export const LEAST_DRIFT: Days = 1;

/** Said of a supplier of which too little is known: nothing that it has done. */
export const NOT_RANKED = `not ranked: fewer than ${LEAST_ORDERS_RANKED} purchase orders due`;

/** The difference of two shares is not exact. */
const ROUNDING: Share = 1e-9;

/** What a buyer has to know that the score alone does not say. */
export interface Remark {
  /** `lead time grows` */
  readonly what: string;
  /** With its figures: `lead time grows from 9 to 14 days` */
  readonly inWords: string;
}

/** What is out of the ordinary about a supplier, the gravest first. */
export function remarksOn(performance: SupplierPerformance): Remark[] {
  const { trend, shift, onTime, onTimeLast, inParts, due, ppmBefore, ppmRecent, record: { lead } } = performance;
  const remarks: (Remark | false)[] = [
    performance.qualityBroke && {
      what: 'rejects have risen', inWords: `rejects have risen from ${whole(ppmBefore)} to ${whole(ppmRecent)} ppm`,
    },
    shift !== null && shift.grown && shift.after - shift.before >= LEAST_DRIFT && {
      what: 'lead time has drifted', inWords: `lead time has drifted from ${tenths(shift.before)} to ${tenths(shift.after)} days in the last ${SHIFT_MONTHS} complete months`,
    },
    trend !== null && trend.shown && Math.abs(trend.after - trend.before) >= LEAST_DRIFT && {
      what: trend.slope > 0 ? 'lead time grows' : 'lead time shrinks',
      inWords: `lead time ${trend.slope > 0 ? 'grows' : 'shrinks'} from ${tenths(trend.before)} to ${tenths(trend.after)} days`,
    },
    onTimeLast !== null && due.orders >= LEAST_ORDERS_RANKED && onTimeLast - onTime >= RECONFIRMED_SHARE - ROUNDING && {
      what: 'on time only by dates confirmed later',
      inWords: `on time for ${share(onTimeLast)} % by the date confirmed last, for ${share(onTime)} % by the first`,
    },
    lead !== null && lead.mean !== null && lead.deviation !== null && spreads(lead.mean, lead.deviation) && {
      what: 'lead time spreads widely', inWords: `lead time spreads widely (${tenths(lead.mean)} days, deviation ${tenths(lead.deviation)})`,
    },
    inParts !== null && due.orders >= LEAST_ORDERS_RANKED && inParts >= IN_PARTS_SHARE && {
      what: 'in full only in several deliveries', inWords: `${share(inParts)} % of its full lines come in several deliveries`,
    },
    due.orders < LEAST_ORDERS_RANKED && {
      what: NOT_RANKED,
      inWords: `is not ranked, for fewer than ${LEAST_ORDERS_RANKED} of its purchase orders were due`,
    },
  ];
  return remarks.filter(remark => remark !== false);
}

function spreads(mean: Days, deviation: Days): boolean {
  return deviation >= WIDE_SPREAD.days && deviation >= WIDE_SPREAD.share * mean;
}

function share(value: Share): string {
  return String(tenths(100 * value));
}

function whole(value: number | null): string {
  return value === null ? 'none' : Math.round(value).toLocaleString('en');
}
