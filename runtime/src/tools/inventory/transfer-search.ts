import type { Calculation } from '../../calculations';
import { placed, workedPlans, type FoundPlans, type PlanningTask } from './item-planning';
import { stockPlaces, type PlacesTask } from './rebalance-places';
import { findTransfers, type Rebalancing } from './rebalance-plan';
import type { Lanes } from './rebalance-ways';

/** Items of several warehouses, and how stock gets from one to another. */
export interface TransferTask extends PlanningTask, PlacesTask {
  readonly lanes: Lanes;
}

/** The transfers found, and what became of the items. */
export interface FoundTransfers {
  readonly found: Rebalancing;
  /** Items that were looked at. */
  readonly worked: number;
  readonly leftOut: FoundPlans['leftOut'];
}

/** Forecasts the items, and finds the transfers between warehouses that are worth making. */
export const transferSearch: Calculation<TransferTask, FoundTransfers> = {
  name: 'search_transfers',
  async run(task, control) {
    const { plans, supply } = await workedPlans(task, control);
    const { places, leftOut } = await stockPlaces(task, plans, supply, control);
    return { found: await findTransfers(places, task.lanes, control), worked: places.length, leftOut: placed(task.items, [], leftOut).leftOut };
  },
};
