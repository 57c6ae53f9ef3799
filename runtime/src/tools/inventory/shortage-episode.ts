import { explainShortage, type ShortageCause, type ShortageRecord, type UnmetDemand } from '../../stock';
import type { Days, StockingUnits } from './units';

/** One day of the past. */
export interface RecordedDay {
  readonly demanded: StockingUnits;
  readonly shippedOnTime: StockingUnits;
  /** Out of stock, and nobody recorded what was asked for. */
  readonly censored: boolean;
}

/** A purchase line, with the day promised and those on which it came; days are places in the record. */
export interface PromisedLine {
  readonly id: string;
  readonly promised: Days;
  readonly quantity: StockingUnits;
  readonly receipts: readonly { readonly day: Days; readonly quantity: StockingUnits }[];
}

/** The days that a shortage is explained over, as places in the record: `start` to `end`, both included. */
export interface Episode {
  readonly start: Days;
  /** The first day that is short. */
  readonly first: Days;
  readonly end: Days;
  /** It was short before `first` as well, longer ago than is looked at. */
  readonly cut: boolean;
}

/** Days without a shortage that still belong to one. */
const GAP: Days = 7;
/** Days of a shortage that are looked at: those before them are left out. */
export const MOST_DAYS: Days = 120;
/** Days before its first that tell whether a shortage is the first of its kind. */
export const DAYS_BEFORE: Days = MOST_DAYS + GAP;

/** The shortage that ends on `date` or last before it, from `earliest` on, and the protection interval before it; undefined where there is none. */
export function episodeUntil(days: readonly RecordedDay[], date: Days, protection: Days, earliest: Days = 0): Episode | undefined {
  const isShort = (at: number) => days[at] !== undefined && (days[at].censored || shortOn(days[at]) > 0);
  const end = Array.from({ length: date - earliest + 1 }, (_, back) => date - back).find(isShort);
  if (end === undefined) return undefined;
  let first = end;
  for (let at = end; at > Math.max(-1, end - MOST_DAYS) && first - at <= GAP; at--) if (isShort(at)) first = at;
  const cut = Array.from({ length: GAP }, (_, back) => first - 1 - back).some(isShort);
  return { start: Math.max(0, first - Math.max(1, Math.ceil(protection))), first, end, cut };
}

function shortOn({ demanded, shippedOnTime }: RecordedDay): StockingUnits {
  return Math.max(0, demanded - shippedOnTime);
}

/** What is known of the days of an episode; each array has one value a day from `start` to `end`. */
export interface EpisodeRecord {
  /** On hand when the first day begins, and what was owed to customers by then. */
  readonly opening: StockingUnits;
  readonly owed: StockingUnits;
  /** Days of lead-in: what was short on them is not of this shortage. */
  readonly leadIn: Days;
  readonly days: readonly RecordedDay[];
  readonly forecast: readonly StockingUnits[];
  /** What became usable, by what brought or took it. */
  readonly receipts: readonly StockingUnits[];
  readonly corrections: readonly StockingUnits[];
  readonly sentElsewhere: readonly StockingUnits[];
  /** Days counted from `start`; what was promised before it counts from it. */
  readonly lines: readonly PromisedLine[];
  readonly unmetDemand: UnmetDemand;
}

/** A shortage and its five causes, which add up to it. */
export interface EpisodeCauses {
  readonly short: StockingUnits;
  readonly demandAboveForecast: StockingUnits;
  readonly receiptsLate: StockingUnits;
  readonly recordWrong: StockingUnits;
  readonly allocation: StockingUnits;
  readonly orderedLateOrLittle: StockingUnits;
  /** Of all days, with those of the lead-in. */
  readonly asked: StockingUnits;
  readonly forecast: StockingUnits;
  /** What customers already waited for when the lead-in began. */
  readonly owed: StockingUnits;
}

/**
 * Shares the shortage of an episode out. What the movements of stock leave short is explained by undoing each cause in all orders; what was not
 * shipped on time although it was there is allocation: reserved for others, or not picked.
 */
export function causesOf(record: EpisodeRecord): EpisodeCauses {
  const { days, forecast, leadIn } = record;
  // Nobody recorded what was asked for on a day without stock: it is taken as forecast, and all of it is short.
  const demand = days.map((day, at) => (day.censored ? Math.max(day.demanded, forecast[at]!) : day.demanded));
  const short = sum(days.map((day, at) => (day.censored ? demand[at]! - Math.min(demand[at]!, day.shippedOnTime) : shortOn(day))).slice(leadIn));
  const supply = demand.map((_, at) => record.receipts[at]! + record.corrections[at]! + record.sentElsewhere[at]!);
  // Who waits already is served first: what stock does not cover of that takes from what comes.
  const net = Math.max(0, record.opening) - record.owed;
  if (net < 0 && supply.length > 0) supply[0]! += net;
  const history: ShortageRecord = { opening: Math.max(0, net), demand, supply, unmetDemand: record.unmetDemand };
  const causes: ShortageCause[] = [
    { name: 'demand', demand: demand.map((quantity, at) => quantity - forecast[at]!) },
    { name: 'receipts', supply: latenessOf(record.lines, demand.length) },
    { name: 'record', supply: record.corrections },
    { name: 'elsewhere', supply: record.sentElsewhere },
  ];
  const explained = explainShortage(history, causes);
  // Parts of a sum of shortages are the sums of their parts: without those of the lead-in, those of the days short are left.
  const before = explainShortage({ ...history, demand: demand.slice(0, leadIn) }, causes);
  const parts = explained.parts.map(({ units }, at) => units - before.parts[at]!.units);
  const [demandAboveForecast = 0, receiptsLate = 0, recordWrong = 0, elsewhere = 0] = parts;
  return {
    short, demandAboveForecast, receiptsLate, recordWrong, allocation: elsewhere + short - (explained.unitsShort - before.unitsShort),
    orderedLateOrLittle: explained.rest - before.rest, asked: sum(demand), forecast: sum(forecast), owed: record.owed,
  };
}

/** What came on each day less what had been promised for it. */
function latenessOf(lines: readonly PromisedLine[], days: Days): StockingUnits[] {
  const deviation = Array.from({ length: days }, () => 0);
  const add = (day: Days, quantity: StockingUnits): void => {
    const at = Math.max(0, day);
    if (at < days) deviation[at]! += quantity;
  };
  for (const { promised, quantity, receipts } of lines) {
    const before = sum(receipts.filter(({ day }) => day < 0).map(each => each.quantity));
    add(promised, -Math.max(0, quantity - before));
    for (const { day, quantity: came } of receipts) if (day >= 0) add(day, came);
  }
  return deviation;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
