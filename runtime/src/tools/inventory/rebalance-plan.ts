import type { CalculationControl } from '../../calculations';
import { remedyEffects, type DayOffset, type Money, type Share, type StockingUnits } from '../../stock';
import { groupedBy } from '../grouped';
import { linearSolver, type LinearSolver } from '../linear-program';
import { chooseTransfers, costOf, type Giver, type Way } from './rebalance-model';
import type { StockPlace } from './rebalance-places';
import { causedAt, cheapestOf, giving, remedy, shortPlace, waysTo, type Lane, type Lanes, type ShortPlace, type Unhelped } from './rebalance-ways';

/** A transfer that avoids more than it causes and costs. */
export interface Transfer {
  readonly from: StockPlace;
  readonly to: StockPlace;
  readonly quantity: StockingUnits;
  readonly arrives: DayOffset;
  /** Margin short at the receiving end without it, and what of it it avoids. */
  readonly short: Money;
  readonly avoided: Money;
  /** Margin short that it causes at the sending end. */
  readonly caused: Money;
  readonly cost: Money;
  readonly net: Money;
  /** Probability of being out before an order placed today could be there, before and after. */
  readonly probability: Share;
  readonly probabilityAfter: Share;
}

/** What was found of all products. */
export interface Rebalancing {
  /** Largest net gain first. */
  readonly transfers: readonly Transfer[];
  /** Most margin short first. */
  readonly unhelped: readonly Unhelped[];
  readonly proven: boolean;
}

/** The stage in which transfers are looked for. */
export const LOOKING_FOR_TRANSFERS = 'looking for transfers';
/** Products between two reports of progress. */
const PRODUCTS_A_REPORT = 50;

/** Finds the transfers worth making, product by product. */
export async function findTransfers(places: readonly StockPlace[], lanes: Lanes, control: CalculationControl): Promise<Rebalancing> {
  const found = { transfers: [] as Transfer[], unhelped: [] as Unhelped[], proven: true };
  const load = once(linearSolver);
  const products = [...groupedBy(places, ({ record }) => record.product).values()];
  for (const [index, own] of products.entries()) {
    if (index % PRODUCTS_A_REPORT === 0) control.progress(index / products.length, LOOKING_FOR_TRANSFERS);
    const { transfers, unhelped, proven } = await transfersOf(own, lanes, load, control);
    found.transfers.push(...transfers);
    found.unhelped.push(...unhelped);
    found.proven &&= proven;
    await control.turn();
  }
  return {
    ...found,
    transfers: found.transfers.sort((one, other) => other.net - one.net || byPlace(one.to, other.to)),
    unhelped: found.unhelped.sort((one, other) => other.short - one.short || byPlace(one.place, other.place)),
  };
}

async function transfersOf(
  places: readonly StockPlace[], lanes: Lanes, load: () => Promise<LinearSolver>, control: CalculationControl,
): Promise<Rebalancing> {
  const short: ShortPlace[] = [];
  for (const place of places) {
    const found = shortPlace(place);
    if (found) short.push(found);
    await control.turn();
  }
  if (short.length === 0) return { transfers: [], unhelped: [], proven: true };
  // Who is short gives nothing.
  const givers = places.filter(place => place.free > 0 && !short.some(each => each.place === place));
  const ways = new Map<Way, Lane>();
  const unhelped: Unhelped[] = [];
  for (const each of short) {
    const { own, without } = await waysTo(each, places, givers, lanes, control);
    for (const { way, lane } of own) ways.set(way, lane);
    if (without) unhelped.push({ ...each, ...without });
  }
  if (ways.size === 0) return { transfers: [], unhelped, proven: true };
  const offers: Giver[] = [];
  for (const giver of givers) {
    const asked = [...ways.keys()].filter(({ from }) => from === giver.record.warehouse);
    if (asked.length > 0) offers.push(await giving(giver, asked, control));
  }
  const { chosen, proven } = chooseTransfers([...ways.keys()], offers, await load());
  const transfers: Transfer[] = [];
  for (const { way, lot } of chosen) {
    const to = short.find(({ place }) => place.record.warehouse === way.to)!;
    const from = givers.find(({ record }) => record.warehouse === way.from)!;
    const given = chosen.filter(each => each.way.from === way.from).reduce((sum, each) => sum + each.lot.quantity, 0);
    const { caused } = offers.find(({ warehouse }) => warehouse === way.from)!;
    const causedByIt = causedAt(caused, given) * lot.quantity / given;
    const cost = costOf(way, lot.quantity);
    const net = lot.avoided - causedByIt - cost;
    if (net <= 0) continue;
    const arrives = ways.get(way)!.arrives;
    const [effect] = remedyEffects(to.place.projected, to.place.run, [remedy(way.from, arrives, lot.quantity)]);
    transfers.push({
      from, to: to.place, quantity: lot.quantity, arrives, short: to.short, avoided: lot.avoided, caused: causedByIt, cost, net,
      probability: to.probability, probabilityAfter: effect!.probability,
    });
  }
  for (const each of short) {
    const own = [...ways.keys()].filter(({ to }) => to === each.place.record.warehouse);
    if (own.length === 0 || transfers.some(({ to }) => to === each.place)) continue;
    const pays = own.some(way => way.lots.some(({ quantity, avoided }) =>
      avoided - costOf(way, quantity) - causedAt(offers.find(({ warehouse }) => warehouse === way.from)!.caused, quantity) > 0));
    unhelped.push({ ...each, cheapest: cheapestOf(each, own), reason: pays ? 'more is avoided elsewhere' : 'causes as much elsewhere' });
  }
  return { transfers, unhelped, proven };
}

function byPlace({ record: one }: StockPlace, { record: other }: StockPlace): number {
  return one.product.localeCompare(other.product) || one.warehouse.localeCompare(other.warehouse);
}

function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => (made ??= make());
}
