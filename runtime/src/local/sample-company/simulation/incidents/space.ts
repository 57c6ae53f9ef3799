import type { Day } from '../../days';
import { rounded } from '../../money';
import type { History } from '../history';
import type { Purchasing } from '../purchasing';
import type { Incident } from './incident';

export const USABLE_SHARE = 0.85;
/** The fullest warehouse, by index, and how full it is when a new company stands. */
const [FULL, FULLNESS] = [3, 0.93];
/** Its large order: days before a new company stands on which it is placed, days after on which it comes, share of the space that it takes. */
const [ORDERED, COMES, TAKES] = [14, 8, 0.14];

/** A warehouse that is nearly full, and what will be too much for it. */
export class SpaceIncidents implements Incident {
  constructor(private readonly history: History, private readonly purchasing: Purchasing) {}

  morning(day: Day): void {
    const { anchor, items: { inbound } } = this.history.plan.findings;
    if (day !== anchor - ORDERED) return;
    const room = TAKES * this.history.volumeIn(FULL) / FULLNESS;
    const comes = inbound.warehouse.calendar.onOrAfter(anchor + COMES);
    const line = this.purchasing.place(inbound, inbound.supplier, room / inbound.product.volumeM3, day, comes);
    this.purchasing.deliver(line, comes);
    this.history.planted.inbound = line;
  }

  evening(day: Day): void {
    const { planted, plan } = this.history;
    if (day === plan.findings.anchor - 1) planted.capacities.set(FULL, rounded(this.history.volumeIn(FULL) / FULLNESS / USABLE_SHARE, 1));
  }
}
