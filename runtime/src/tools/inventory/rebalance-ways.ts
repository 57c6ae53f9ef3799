import type { CalculationControl } from '../../calculations';
import { remedyEffects, stockoutBound, stockoutRisk, type DayOffset, type Money, type Remedy, type Share, type StockingUnits } from '../../stock';
import { keyOf } from '../grouped';
import { costOf, type Giver, type Lot, type Way } from './rebalance-model';
import type { StockPlace } from './rebalance-places';
import { AT_RISK, NEVER_AT_RISK } from './stockout-risk';

/** How stock gets from one warehouse to another. */
export interface Lane {
  /** The day on which what is sent now arrives, counted from the as-of date. */
  readonly arrives: DayOffset;
  readonly fixedCost: Money;
  readonly costPerM3: Money;
}

/** The ways that there are, by `keyOf(from, to)`. */
export type Lanes = ReadonlyMap<string, Lane>;

/** An item that is short and gets no transfer. */
export interface Unhelped {
  readonly place: StockPlace;
  readonly short: Money;
  readonly unitsShort: StockingUnits;
  readonly probability: Share;
  /** The cheapest way on which what is short could come; null where there is none. */
  readonly cheapest: { readonly from: string; readonly cost: Money } | null;
  readonly reason: UnhelpedReason;
}

/** Why an item that is short gets none; each is true of every way there is. */
export type UnhelpedReason =
  | 'margin unknown' | 'stocked nowhere else' | 'nothing free elsewhere' | 'no lane' | 'dearer than the shortage' | 'avoids less than it costs'
  | 'causes as much elsewhere' | 'more is avoided elsewhere';

/** An item that may be out before help could come. */
export interface ShortPlace extends Omit<Unhelped, 'reason' | 'cheapest'> {
  /** Units short in each path that is short, fewest first. */
  readonly quantities: readonly StockingUnits[];
}

/** Quantities tried on a way, and on what a warehouse gives. */
const LOTS = 6;

/** An item that may be out before an order placed today could be there; undefined where it hardly can. */
export function shortPlace(place: StockPlace): ShortPlace | undefined {
  const { projected, run } = place;
  if (stockoutBound(projected, run) <= NEVER_AT_RISK) return undefined;
  const { probability, marginShort, unitsShort, shortByPath } = stockoutRisk(projected, run);
  if (probability <= AT_RISK) return undefined;
  return { place, short: marginShort, unitsShort, probability, quantities: [...shortByPath.filter(units => units > 0).sort()] };
}

/** The ways on which something comes that avoids more than it costs, or why there is none. */
export async function waysTo(
  short: ShortPlace, places: readonly StockPlace[], givers: readonly StockPlace[], lanes: Lanes, control: CalculationControl,
): Promise<{ own: { way: Way; lane: Lane }[]; without?: Pick<Unhelped, 'reason' | 'cheapest'> }> {
  const { place } = short;
  const { warehouse } = place.record;
  if (!place.marginKnown) return { own: [], without: { reason: 'margin unknown', cheapest: null } };
  if (places.length === 1) return { own: [], without: { reason: 'stocked nowhere else', cheapest: null } };
  if (givers.length === 0) return { own: [], without: { reason: 'nothing free elsewhere', cheapest: null } };
  const known = givers.flatMap(giver => {
    const lane = lanes.get(keyOf(giver.record.warehouse, warehouse));
    return lane === undefined ? [] : [{ giver, lane, way: wayOf(giver, place, lane, []) }];
  });
  if (known.length === 0) return { own: [], without: { reason: 'no lane', cheapest: null } };
  const cheapest = cheapestOf(short, known.map(({ way }) => way));
  // No lot avoids more than the whole margin short.
  const worthwhile = known.filter(({ way }) => way.fixedCost < short.short);
  if (worthwhile.length === 0) return { own: [], without: { reason: 'dearer than the shortage', cheapest } };
  const own: { way: Way; lane: Lane }[] = [];
  for (const { giver, lane } of worthwhile) {
    const remedies = lotSizes(short, giver.free).map(quantity => remedy(giver.record.warehouse, lane.arrives, quantity));
    const lots = remedyEffects(place.projected, place.run, remedies)
      .map(({ remedy: { quantity }, marginSaved }): Lot => ({ quantity, avoided: marginSaved }));
    const way = wayOf(giver, place, lane, lots);
    const paying = lots.filter(({ quantity, avoided }) => avoided > costOf(way, quantity));
    if (paying.length > 0) own.push({ way: { ...way, lots: paying }, lane });
    await control.turn();
  }
  return own.length > 0 ? { own } : { own, without: { reason: 'avoids less than it costs', cheapest } };
}

/** Quantities that leave ever fewer paths short, as far as they are free. */
function lotSizes({ quantities, place }: ShortPlace, free: StockingUnits): StockingUnits[] {
  const sizes = Array.from({ length: LOTS }, (_, index) => {
    const quantity = quantities[Math.ceil((index + 1) / LOTS * quantities.length) - 1] ?? 0;
    return place.wholeUnits ? Math.min(Math.floor(free), Math.ceil(quantity - 1e-6)) : Math.min(free, quantity);
  });
  return [...new Set(sizes)].filter(quantity => quantity > 0);
}

/** What giving up to the most that is asked of a warehouse causes there. */
export async function giving({ record, free, projected, run }: StockPlace, asked: readonly Way[], control: CalculationControl): Promise<Giver> {
  const most = Math.min(free, asked.reduce((sum, { lots }) => sum + Math.max(...lots.map(({ quantity }) => quantity)), 0));
  const left = (quantity: StockingUnits) => ({ ...projected, usableOnHand: projected.usableOnHand - quantity });
  if (stockoutBound(left(most), run) <= NEVER_AT_RISK / 10) {
    return { warehouse: record.warehouse, free, caused: [{ quantity: 0, money: 0 }, { quantity: most, money: 0 }] };
  }
  const before = stockoutRisk(projected, run).marginShort;
  const caused = [{ quantity: 0, money: 0 }];
  for (let step = 1; step <= LOTS; step++) {
    const quantity = most * step / LOTS;
    caused.push({ quantity, money: Math.max(0, stockoutRisk(left(quantity), run).marginShort - before) });
    await control.turn();
  }
  return { warehouse: record.warehouse, free, caused };
}

/** On the line between the quantities tried. */
export function causedAt(caused: Giver['caused'], quantity: StockingUnits): Money {
  const at = caused.findIndex(point => point.quantity >= quantity);
  const [before, after] = [caused[at < 0 ? caused.length - 2 : Math.max(0, at - 1)]!, caused[at < 0 ? caused.length - 1 : at]!];
  return after.quantity === before.quantity ? after.money
    : before.money + (after.money - before.money) * (quantity - before.quantity) / (after.quantity - before.quantity);
}

function wayOf(from: StockPlace, to: StockPlace, { fixedCost, costPerM3 }: Lane, lots: readonly Lot[]): Way {
  return { from: from.record.warehouse, to: to.record.warehouse, lots, fixedCost, costPerUnit: costPerM3 * (to.volume ?? 0) };
}

/** The way on which what is expected short could come for least. */
export function cheapestOf({ unitsShort }: Pick<ShortPlace, 'unitsShort'>, ways: readonly Way[]): Unhelped['cheapest'] {
  return ways.map(way => ({ from: way.from, cost: costOf(way, unitsShort) })).reduce((one, other) => (other.cost < one.cost ? other : one));
}

/** A transfer as the stock engine sees it. */
export function remedy(from: string, arrives: DayOffset, quantity: StockingUnits): Remedy {
  return { kind: 'transfer', name: from, day: arrives, quantity, instead: null };
}
