import type { ToolResult } from '../definition';
import { leftOutBlock, mapBlock, numbered, routesBlock, stopsBlock } from './routes-blocks';
import { unitOf, type RoutesCase } from './routes-case';
import { comparisonBlock } from './routes-comparison';
import { evidenceOf } from './routes-evidence';
import { summaryOf } from './routes-summary';

/** The answer to "how do we drive?": sentence, map, routes, stops, what is left out and why, what it is compared with, evidence. */
export function routesAnswer(found: RoutesCase): ToolResult {
  const { plans, data } = found;
  const routes = numbered(plans);
  const leftOut = leftOutBlock(plans, unitOf(data));
  return {
    summary: summaryOf(found),
    blocks: routes.length === 0 && !leftOut ? [routesBlock([], data)] : [
      routesBlock(routes, data), stopsBlock(routes), ...routes.length > 0 ? [mapBlock(routes)] : [], ...leftOut ? [leftOut] : [],
      comparisonBlock(found),
    ],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function followUpsOf({ choice, search, plans, data, date, nextDay }: RoutesCase): string[] {
  const [dayOff] = data.days.flatMap(({ warehouse, nextWorkingDay }) => nextWorkingDay === null ? [] : [{ warehouse, nextWorkingDay }]);
  const where = choice.ids.length === 1 ? ` from ${choice.ids[0]}` : '';
  const hasOrders = plans.some(({ figures }) => figures.orders > 0);
  return [...new Set([
    ...dayOff ? [`Plan the delivery routes from ${dayOff.warehouse} for ${dayOff.nextWorkingDay}`] : [],
    ...!hasOrders && nextDay !== null ? [`Plan the delivery routes${where} for ${nextDay}`] : [],
    ...hasOrders && !search.merge && !data.past ? [`Plan the delivery routes${where} for ${date} and consolidate the orders`] : [],
    'freight cost per order by carrier',
    'Which orders are late, and which will be?',
  ])];
}
