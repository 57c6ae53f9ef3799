import type { Item } from '../model';

const WORKING_DAYS_A_MONTH = 21;

/** What is sold of an item in a usual month, base units. */
export function monthlyDemand({ demand }: Item): number {
  return demand.linesPerDay * demand.quantity * WORKING_DAYS_A_MONTH;
}
