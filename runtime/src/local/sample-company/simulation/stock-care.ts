import type { Day } from '../days';
import type { CustomerReturn } from '../model';
import { RandomStream } from '../random';
import type { History } from './history';
import type { ItemState } from './item-state';

const RETURNS_AT = 7 * 60 + 40;
const CARE_AT = 18 * 60;
/** Each item is counted once a quarter. */
const COUNT_EVERY = 91;

/** What changes stock besides trade: returns, counts, scrap, expiry, and what lay there on the first day. */
export class StockCare {
  private readonly opening: RandomStream;
  private readonly counting: RandomStream;
  private readonly scrapping: RandomStream;

  constructor(private readonly history: History) {
    const { seed } = history.plan;
    this.opening = new RandomStream(seed, 'opening');
    this.counting = new RandomStream(seed, 'count');
    this.scrapping = new RandomStream(seed, 'scrap');
  }

  /** The stock with which the history begins, booked as a count. */
  openUp(state: ItemState): void {
    const { start } = this.history.plan;
    if (state.item.first > start) return;
    const draw = this.opening.at(state.item.index);
    const found = state.reorderPoint * draw.between(0.6, 1) + (state.orderUpTo - state.reorderPoint) * draw.uniform();
    state.post(start, 0, Math.round(found), 'count', undefined, 'opening stock');
  }

  takeBack(returned: CustomerReturn, day: Day): void {
    const { line, quantity, damaged } = returned;
    const state = this.history.states[line.item.index]!;
    this.history.records.customerReturn(returned);
    state.post(day, RETURNS_AT, quantity, 'return', line.order, damaged ? 'damaged' : 'not needed');
    if (damaged) state.post(day, RETURNS_AT, -quantity, 'scrap', undefined, 'damaged');
  }

  lookAfter(state: ItemState, day: Day): void {
    if (state.stockedFrom === undefined) return;
    const expired = state.expiredOn(day);
    if (expired > 0) state.post(day, CARE_AT, -expired, 'scrap', undefined, 'expired');
    if (!state.isManaged(day)) return;
    if ((day + state.item.index) % COUNT_EVERY === 0) this.count(state, day);
    const draw = this.scrapping.at(state.item.index, day);
    if (state.free > 20 && draw.chance(0.0008)) {
      state.post(day, CARE_AT, -Math.ceil(state.free * draw.between(0.005, 0.03)), 'scrap', undefined, 'damaged');
    }
  }

  /** A count that finds what the books say is a movement of nothing. */
  private count(state: ItemState, day: Day): void {
    const draw = this.counting.at(state.item.index, day);
    const size = draw.chance(0.06) ? Math.max(1, Math.round(state.onHand * draw.exponential(0.02))) : 0;
    const difference = draw.chance(0.4) ? size : -Math.min(size, Math.max(0, state.free));
    state.post(day, CARE_AT, difference, 'count', undefined, difference === 0 ? 'cycle count' : 'cycle count difference');
  }
}
