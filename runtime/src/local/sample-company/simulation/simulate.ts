import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Day } from '../days';
import type { Plan } from '../model';
import { History } from './history';
import type { Incident } from './incidents/incident';
import { OrderIncidents } from './incidents/orders';
import { SpaceIncidents } from './incidents/space';
import { StockIncidents } from './incidents/stock';
import { SupplierIncidents } from './incidents/suppliers';
import { ItemState } from './item-state';
import { OrderDesk } from './order-desk';
import { Purchasing } from './purchasing';
import type { Records } from './records';
import { StockCare } from './stock-care';
import { Transfers } from './transfers';

const PLANNERS_LOOK_BACK = 91;
const DAYS_BETWEEN_PAUSES = 21;

export interface Simulated {
  readonly history: History;
  readonly desk: OrderDesk;
}

/**
 * Lives through the days from the plan's start to `end`. What happens on a day depends on the days before it and on draws of its own,
 * so a longer history begins with the shorter one.
 *
 * @param pause  called between days: reports how far it is, from 0 to 1, and throws to end it
 */
export async function simulate(plan: Plan, end: Day, records: Records, pause: (fraction: number) => void): Promise<Simulated> {
  const history = new History(plan, end, records);
  const states = plan.items.map(item => new ItemState(item, history));
  history.states = states;
  history.openingVolumes = plan.warehouses.map(warehouse => states
    .filter(state => state.item.warehouse === warehouse)
    .reduce((sum, state) => sum + state.orderUpTo * state.item.product.volumeM3, 0));
  const desk = new OrderDesk(history);
  const purchasing = new Purchasing(history);
  const transfers = new Transfers(history);
  const care = new StockCare(history);
  const incidents: readonly Incident[] = [
    new SupplierIncidents(history, purchasing), new StockIncidents(history, purchasing), new OrderIncidents(history, desk),
    new SpaceIncidents(history, purchasing),
  ];
  states.forEach(state => care.openUp(state));
  for (let day = plan.start; day <= end; day++) {
    for (const incident of incidents) incident.morning(day);
    purchasing.receive(day);
    transfers.receive(day);
    for (const returned of desk.returnedOn(day)) care.takeBack(returned, day);
    desk.openDay(day);
    desk.callUp(day);
    for (const state of states) {
      if (state.due.length > 0 && state.item.warehouse.calendar.works(day)) desk.serve(state, day);
      care.lookAfter(state, day);
    }
    desk.closeDay();
    transfers.review(day);
    purchasing.review(day);
    for (const incident of incidents) incident.evening?.(day);
    const elapsed = day - plan.start + 1;
    for (const state of states) {
      state.closeDay(day);
      if (elapsed % PLANNERS_LOOK_BACK === 0) state.learnLevel(day, PLANNERS_LOOK_BACK);
    }
    if (elapsed % DAYS_BETWEEN_PAUSES === 0) {
      pause(elapsed / history.days);
      await letOthersRun();
    }
  }
  desk.end();
  purchasing.end();
  return { history, desk };
}
