import type { Day } from './days';
import type { Customer, Item, Product, Supplier } from './model';

/** Where the planted findings lie. Days count from `anchor`, the day on which a new company of 156 weeks stands. */
export interface Findings {
  readonly anchor: Day;
  readonly suppliers: Readonly<Record<FindingSupplier, Supplier>>;
  readonly items: Readonly<Record<FindingItem, Item>>;
  /** Items that nobody has bought for long, and those whose books go below zero. */
  readonly dead: readonly Item[];
  readonly negative: readonly Item[];
  readonly singleSource: readonly Product[];
  /** What a standing order brings each month, units, and how it grows in a year. */
  readonly standing: readonly { readonly item: Item; readonly monthly: number; readonly growth: number }[];
  /** Four customers next door to each other, and the items that they order one by one. */
  readonly neighbours: readonly Customer[];
  readonly smallOrders: readonly Item[];
}

export type FindingSupplier = 'drifting' | 'erratic' | 'reconfirming' | 'splitting' | 'broken' | 'perfect' | 'minimum' | 'carton' | 'dollar' | 'ending' | 'standing';
export type FindingItem = 'short' | 'plenty' | 'cheapShort' | 'cheapPlenty' | 'hidden' | 'overdue' | 'december' | 'expiring' | 'cartons' | 'perfect'
  | 'minimum' | 'carton' | 'dollar' | 'inbound' | 'breakDown' | 'breakUp' | 'holiday';
