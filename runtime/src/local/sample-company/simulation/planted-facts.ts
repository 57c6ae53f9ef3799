import type { Day } from '../days';
import type { Item, PurchaseLine, SalesLine } from '../model';

/** What became of the planted findings: what `truth.json` tells of them. */
export class PlantedFacts {
  /** What was asked for and not written down. */
  readonly unrecorded: { readonly day: Day; readonly quantity: number }[] = [];
  /** Counts that found much missing. */
  readonly miscounts: { readonly item: Item; readonly day: Day; readonly quantity: number }[] = [];
  /** What standing orders brought. */
  readonly standing: PurchaseLine[] = [];
  readonly smallOrders: SalesLine[] = [];
  /** Lines that are promised for a day on which nobody works. */
  readonly daysOff: SalesLine[] = [];
  overdue?: PurchaseLine;
  inbound?: PurchaseLine;
  /** The space of warehouses that was measured by what they hold, m3. */
  readonly capacities = new Map<number, number>();
}
