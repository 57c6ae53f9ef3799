import { finite, notNegative, positive, whole } from './checks';
import type { DayOffset, Days, StockingUnits } from './units';

/** Supply and promises of one item, as they are known today. */
export interface PromiseBook {
  /** On hand less quarantined; a negative record counts as an empty shelf. */
  readonly usableOnHand: StockingUnits;
  /** Receipts on the days on which they are predicted. */
  readonly receipts: readonly { readonly day: DayOffset; readonly quantity: StockingUnits }[];
  /** What is promised to others: the open quantity by the day it is due; overdue on 0. */
  readonly promised: readonly { readonly day: DayOffset; readonly quantity: StockingUnits }[];
  /** The day on which an order placed today would be there: from then on nothing is short. Null where nothing can be ordered. */
  readonly helpArrives: DayOffset | null;
}

/** A part of a quantity that can be promised for a day. */
export interface PromisablePart {
  readonly day: DayOffset;
  readonly quantity: StockingUnits;
  /** Whether it is on hand, under way or yet to be ordered. */
  readonly from: 'on_hand' | 'receipts' | 'new_order';
}

/** When a quantity can be promised. */
export interface AvailableToPromise {
  /** The first day on which all of it can leave without breaking a promise made before; null where that never comes. */
  readonly day: DayOffset | null;
  /** The same quantity in parts, each as early as can be; less than asked for where supply ends. */
  readonly parts: readonly PromisablePart[];
}

/**
 * Cumulative available to promise: on a day there can be promised what comes until then less what is promised until *any* later day, for a unit
 * taken now is missing for every promise to come.
 *
 * @param horizon  days looked ahead
 * @see Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.: available to promise
 */
export function availableToPromise(book: PromiseBook, quantity: StockingUnits, horizon: Days = 365): AvailableToPromise {
  positive('quantity', quantity);
  const free = freeByDay(book, whole('horizon', horizon, 1));
  const parts: PromisablePart[] = [];
  let promised = 0;
  for (let day = 0; day <= horizon && promised < quantity - 1e-9; day++) {
    const helped = book.helpArrives !== null && day >= book.helpArrives;
    const known = Math.min(quantity, Math.max(promised, free[day]!)) - promised;
    if (known > 1e-9) parts.push({ day, quantity: known, from: day === 0 ? 'on_hand' : 'receipts' });
    promised += Math.max(0, known);
    if (helped && promised < quantity - 1e-9) {
      parts.push({ day, quantity: quantity - promised, from: 'new_order' });
      promised = quantity;
    }
  }
  return { day: promised < quantity - 1e-9 ? null : parts.at(-1)!.day, parts };
}

/** What can still be promised for each day, from the last day backwards; what an order placed today can serve is not kept back for. */
function freeByDay({ usableOnHand, receipts, promised, helpArrives }: PromiseBook, horizon: Days): Float64Array {
  const last = Math.min(horizon, helpArrives === null ? horizon : Math.max(0, helpArrives - 1));
  const balance = new Float64Array(horizon + 1);
  const add = (day: DayOffset, units: StockingUnits) => {
    const index = Math.max(0, Math.ceil(day));
    if (index <= horizon) balance[index]! += units;
  };
  add(0, Math.max(0, finite('usable on hand', usableOnHand)));
  for (const receipt of receipts) add(receipt.day, notNegative('quantity to be received', receipt.quantity));
  for (const promise of promised) add(promise.day, -notNegative('quantity promised', promise.quantity));
  for (let day = 1; day <= horizon; day++) balance[day]! += balance[day - 1]!;
  for (let day = last - 1; day >= 0; day--) balance[day] = Math.min(balance[day]!, balance[day + 1]!);
  return balance;
}
