import { weekdayOf } from '../days';
import type { Day } from '../days';
import type { Transfer } from '../model';
import { laneBetween } from '../plan/freight';
import { Diary } from './history';
import type { History } from './history';
import type { ItemState } from './item-state';

const THURSDAY = 3;
const RECEIVED_AT = 7 * 60 + 20;
const SENT_AT = 17 * 60;
/** A transfer brings what customers wait for and this many days of demand. */
const DAYS_BROUGHT = 10;
/** What must be on its way to be worth a transfer: in units of the product's usual order line. */
const LEAST_LINES = 1;

/** Once a week, a warehouse that has too much of a product sends some to one that has customers waiting for it. */
export class Transfers {
  private readonly arrivals = new Diary<Transfer>();
  private readonly sharing: readonly (readonly ItemState[])[];
  private transfers = 0;

  constructor(private readonly history: History) {
    const byProduct = new Map<number, ItemState[]>();
    for (const state of history.states) {
      const known = byProduct.get(state.item.product.index);
      if (known) known.push(state);
      else byProduct.set(state.item.product.index, [state]);
    }
    this.sharing = [...byProduct.values()].filter(states => states.length > 1);
  }

  /** Takes in what arrives on a day. */
  receive(day: Day): void {
    for (const transfer of this.arrivals.take(day)) {
      const state = this.history.states[transfer.to.index]!;
      state.inTransit -= transfer.quantity;
      state.post(day, RECEIVED_AT, transfer.quantity, 'transfer_in', transfer.number);
      transfer.received = day;
    }
  }

  review(day: Day): void {
    if (weekdayOf(day) !== THURSDAY) return;
    for (const sharing of this.sharing) {
      const states = sharing.filter(state => state.isManaged(day));
      for (const needing of states) {
        if (needing.backordered === 0 || needing.free > 0 || needing.inTransit > 0) continue;
        const [donor] = states.filter(state => state !== needing && spare(state) > 0).sort((one, other) => spare(other) - spare(one));
        if (donor?.item.warehouse.calendar.works(day)) this.send(donor, needing, day);
      }
    }
  }

  private send(from: ItemState, to: ItemState, day: Day): void {
    const wanted = to.backordered + Math.ceil(to.expectedDaily * DAYS_BROUGHT);
    const quantity = Math.min(wanted, spare(from));
    if (quantity < LEAST_LINES * to.item.product.lineQuantity) return;
    const expected = to.item.warehouse.calendar.plus(day, laneBetween(from.item.warehouse, to.item.warehouse).days);
    const transfer: Transfer = { number: ++this.transfers, from: from.item, to: to.item, quantity, sent: day, expected };
    from.post(day, SENT_AT, -quantity, 'transfer_out', transfer.number);
    to.inTransit += quantity;
    this.history.transfers.push(transfer);
    this.arrivals.add(expected, transfer);
  }
}

/** What a warehouse has beyond the level up to which it orders. */
function spare(state: ItemState): number {
  return Math.floor(state.free - state.orderUpTo);
}
