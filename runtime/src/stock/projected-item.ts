import { finite, notNegative, whole } from './checks';
import type { DurationDistribution } from './duration-distribution';
import { StockInputError } from './stock-input-error';
import type { UnmetDemand } from './stock-policy';
import type { DayOffset, Days, MoneyPerUnit, StockingUnits } from './units';

/** An open customer order line, or several that share both days. */
export interface OpenDemand {
  /** The day it leaves stock: promised, else requested. Overdue demand leaves on the first day. */
  readonly due: DayOffset;
  /** The day it was wanted: it takes the place of forecast demand on this day. */
  readonly wanted: DayOffset;
  readonly quantity: StockingUnits;
}

/** A purchase line or a transfer that is expected. */
export interface OpenReceipt {
  /** What arrives together, such as the purchase order: its lines, of whatever item, are late together. */
  readonly delivery: string;
  /** The day promised, which may have passed. */
  readonly promised: DayOffset;
  readonly quantity: StockingUnits;
  /** Days that its supplier is late (below 0: early); it is taken on from how late this one already is. */
  readonly lateness: DurationDistribution;
}

/** One product in one warehouse, as the projection sees it. */
export interface ProjectedItem {
  /** Names the item in the seed: the same item has the same paths, whatever others are asked for. */
  readonly key: string;
  /** On hand less quarantined, at the start of the first day. A negative record counts as an empty shelf. */
  readonly usableOnHand: StockingUnits;
  readonly openDemand: readonly OpenDemand[];
  /** Forecast demand of each day from the first day on; at least as many days as are projected. */
  readonly forecast: readonly StockingUnits[];
  /** How far the forecast is off: over one day, and cumulatively over `days` (the protection interval). */
  readonly errors: { readonly dailySd: StockingUnits; readonly days: Days; readonly cumulativeSd: StockingUnits };
  readonly wholeUnits: boolean;
  readonly receipts: readonly OpenReceipt[];
  /** How long an order placed today takes. */
  readonly leadTime: DurationDistribution;
  readonly unmetDemand: UnmetDemand;
  readonly price: MoneyPerUnit;
  /** Price less cost. */
  readonly margin: MoneyPerUnit;
}

/** How far, how often and from where to project. */
export interface ProjectionRun {
  /** The first day projected: 0 for today, 1 where today's movements are in the stock already. */
  readonly firstDay: DayOffset;
  /** Days projected. */
  readonly horizon: Days;
  /** Joint paths of demand and receipts. */
  readonly paths: number;
  readonly seed: number;
}

/** 1,000 paths from seed 1, from tomorrow on. */
export const DEFAULT_RUN = { firstDay: 1, paths: 1_000, seed: 1 } as const;

/** The item and the run, which can be projected. */
export function checkedProjection(item: ProjectedItem, run: ProjectionRun): void {
  finite('usable on hand', item.usableOnHand);
  whole('horizon', run.horizon, 1);
  whole('paths', run.paths, 1);
  whole('seed', run.seed);
  if (run.firstDay !== 0 && run.firstDay !== 1) throw new StockInputError('first day', run.firstDay, '0 (today) or 1 (tomorrow)');
  if (item.forecast.length < run.horizon) throw new StockInputError('days of forecast', item.forecast.length, `at least ${run.horizon}`);
  for (const quantity of item.forecast) notNegative('forecast of a day', quantity);
  for (const { quantity } of item.openDemand) notNegative('open demand', quantity);
  for (const { quantity } of item.receipts) notNegative('quantity to be received', quantity);
  notNegative('daily error deviation', item.errors.dailySd);
  notNegative('cumulative error deviation', item.errors.cumulativeSd);
  if (!(item.errors.days >= 1)) throw new StockInputError('days of the cumulative error', item.errors.days, 'at least 1');
  notNegative('price', item.price);
  finite('margin', item.margin);
}
