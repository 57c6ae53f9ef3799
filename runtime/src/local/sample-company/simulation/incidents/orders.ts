import { dayOf, weekdayOf, yearOf } from '../../days';
import type { Day } from '../../days';
import type { History } from '../history';
import type { OrderDesk } from '../order-desk';
import type { Incident } from './incident';

const [THURSDAY, FRIDAY] = [3, 4];
/** Days before a new company stands from which on customers do that. */
const [SMALL_ORDERS_FROM, DAYS_OFF_FROM] = [10, 21];
/** From a Thursday to the Sunday after the next. */
const TO_SUNDAY = 10;

/** Customers who order one by one what could go together, and orders that are promised for days on which nobody works. */
export class OrderIncidents implements Incident {
  constructor(private readonly history: History, private readonly desk: OrderDesk) {}

  morning(day: Day): void {
    const { anchor, neighbours, smallOrders, items: { holiday } } = this.history.plan.findings;
    const { calendar } = holiday.warehouse;
    if (day < anchor - DAYS_OFF_FROM || !calendar.works(day)) return;
    const [customer] = neighbours;
    const { smallOrders: small, daysOff } = this.history.planted;
    if (weekdayOf(day) === THURSDAY) daysOff.push(this.desk.takeOrder(holiday, customer!, day, day + TO_SUNDAY, 2));
    if (weekdayOf(day) === FRIDAY) daysOff.push(this.desk.takeOrder(holiday, customer!, day, nextChristmas(day), 3));
    if (day < anchor - SMALL_ORDERS_FROM) return;
    smallOrders.forEach((item, index) => {
      small.push(this.desk.takeOrder(item, neighbours[index % neighbours.length]!, day, calendar.plus(day, 1), 1 + index % 3));
    });
  }
}

function nextChristmas(day: Day): Day {
  const christmas = dayOf(`${yearOf(day)}-12-25`);
  return christmas > day ? christmas : dayOf(`${yearOf(day) + 1}-12-25`);
}
