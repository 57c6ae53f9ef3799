import { dayInWords, type CalendarDay } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolContext, ToolQuery, ToolResult } from '../definition';
import { cents, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { clockTime } from './clock-time';
import { comparisonBlock, leftOutBlock, mapBlock, numbered, reasonOf, routesBlock, stopsBlock } from './routes-blocks';
import type { RoutesData } from './routes-data';
import type { DriverRules } from './routes-fleet';
import { added, type SearchInput, type WarehousePlan } from './routes-plan';
import { ROAD_DAYS } from './routes-queries';
import { DEFAULT_CIRCUITY } from './routes-roads';

/** What was asked, read and planned. */
export interface RoutesCase {
  readonly choice: WarehouseChoice;
  readonly date: CalendarDay;
  readonly dateGiven: boolean;
  /** The next day with something to deliver; null where there is none. */
  readonly nextDay: CalendarDay | null;
  readonly next: ToolQuery;
  readonly orders: readonly string[] | undefined;
  readonly daysAhead: number;
  readonly search: SearchInput;
  readonly rules: DriverRules;
  readonly data: RoutesData;
  readonly plans: readonly WarehousePlan[];
  readonly context: ToolContext;
}

/** The answer to "how do we drive?": sentence, map, routes, stops, what is left out and why, what it is compared with, evidence. */
export function routesAnswer(found: RoutesCase): ToolResult {
  const { plans, data } = found;
  const routes = numbered(plans);
  const unit = unitOf(data);
  const leftOut = leftOutBlock(plans, unit);
  return {
    summary: summaryOf(found),
    blocks: routes.length === 0 && !leftOut ? [routesBlock([], unit)] : [
      comparisonBlock(plans, unit), ...leftOut ? [leftOut] : [], stopsBlock(routes), ...routes.length > 0 ? [mapBlock(routes)] : [],
      routesBlock(routes, unit),
    ],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function unitOf({ money }: RoutesData): string {
  return money.unit ?? 'company currency';
}

function summaryOf(found: RoutesCase): string {
  const { choice, date, data, plans, context, orders } = found;
  const unit = unitOf(data);
  const day = dayInWords(date, context.asOf);
  const missing = data.leftOut.reduce((sum, { count }) => sum + count, 0);
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no routes were planned.`;
  const total = added(plans.map(({ figures }) => figures));
  if (total.orders + total.ordersLeftOut === 0) {
    if (missing > 0) return `None of the ${counted(missing, 'order')} ${choice.where} could be planned for ${day}: ${data.leftOut.map(({ reason }) => reason).join('; ')}.`;
    if (data.past) return `No shipment left ${choice.where} on ${day}, so there is nothing to plan anew.`;
    return orders ? `Nothing of the orders named is to be delivered ${choice.where}.` : `No order ${choice.where} is promised for ${day}: there are no routes to plan.${nextText(found)}`;
  }
  const where = choice.ids.length === 1 ? `from ${choice.ids[0]}` : choice.where;
  const gases = total.co2e === null ? '' : `, ${inDigits(tenths(total.co2e))} kg CO2e`;
  const head = total.routes === 0
    ? `None of the ${counted(total.ordersLeftOut, 'order')} ${where} on ${day} can be brought.`
    : `${counted(total.routes, 'route')} ${where} on ${day} ${total.routes === 1 ? 'brings' : 'bring'} ${counted(total.orders, 'order')} to ${counted(total.stops, 'stop')}: `
      + `${inDigits(tenths(total.km))} km, ${inDigits(cents(total.cost))} ${unit}${gases}.`;
  return [head, leftOutText(found), mergingText(found), drivenText(found, total.cost), savingsText(found, total.cost)].filter(text => text !== '').join(' ');
}

function nextText({ nextDay, date, context }: RoutesCase): string {
  return nextDay === null || nextDay === date ? '' : ` The next is promised for ${dayInWords(nextDay, context.asOf)}.`;
}

function leftOutText({ plans, data }: RoutesCase): string {
  const leftOut = plans.flatMap(plan => plan.leftOut);
  const [first] = leftOut;
  const orders = leftOut.reduce((sum, { stop }) => sum + stop.deliveries.length, 0);
  const missing = data.leftOut.map(({ reason, count }) => ` ${inDigits(count)} not planned: ${reason}.`).join('');
  const kept = first ? `${counted(orders, 'order')} ${orders === 1 ? 'is' : 'are'} left out, the first for ${reasonOf(first.left)}.` : '';
  return `${kept}${missing}`.trim();
}

/** Merging serves as many orders or it is not compared: a plan that leaves more out is cheaper for nothing. */
function mergingText({ plans, data, daysAhead }: RoutesCase): string {
  const all = plans.flatMap(plan => plan.merging ?? []);
  if (all.length === 0) return '';
  const [separate, merged] = [added(all.map(each => each.separate)), added(all.map(each => each.merged))];
  const pulled = all.reduce((sum, each) => sum + each.pulledForward, 0);
  const forward = daysAhead === 0 || pulled === 0 ? '' : ` and pulling ${counted(pulled, 'order')} forward`;
  const what = `Merging alone (${counted(separate.stops, 'stop')} into ${inDigits(merged.stops)}${forward})`;
  if (merged.ordersLeftOut < separate.ordersLeftOut) return `${what} brings ${counted(separate.ordersLeftOut - merged.ordersLeftOut, 'more order')}.`;
  if (merged.ordersLeftOut > separate.ordersLeftOut) return `${what} leaves ${counted(merged.ordersLeftOut - separate.ordersLeftOut, 'more order')} out: it does not pay.`;
  const saved = separate.cost - merged.cost;
  if (saved <= 0) return `${what} saves nothing.`;
  return `${what} saves ${inDigits(cents(saved))} ${unitOf(data)} and ${inDigits(tenths((separate.minutes - merged.minutes) / 60))} hours.`;
}

function drivenText({ plans, data }: RoutesCase, cost: number): string {
  const driven = plans.flatMap(plan => plan.driven ?? []);
  if (driven.length === 0) return '';
  const was = added(driven);
  const outside = driven.reduce((sum, each) => sum + each.outsideRules, 0);
  const broke = outside > 0 ? ` (${inDigits(outside)} of ${inDigits(was.routes)} outside windows, loads or shifts)` : '';
  const difference = was.cost - cost;
  const than = difference >= 0 ? `${inDigits(cents(difference))} ${unitOf(data)} more` : `${inDigits(cents(-difference))} ${unitOf(data)} less`;
  return `As driven, in ${counted(was.routes, 'route')}${broke}, it costs ${than} by the same prices.`;
}

function savingsText({ plans, data }: RoutesCase, cost: number): string {
  const alone = plans.reduce((sum, { savings }) => sum + savings.cost, 0);
  const sameService = plans.every(({ savings, leftOut }) => savings.leftOut === leftOut.length);
  return sameService && alone - cost >= 0.005 ? `The search saves ${inDigits(cents(alone - cost))} ${unitOf(data)} against savings alone.` : '';
}

function evidenceOf(found: RoutesCase): ToolResult['evidence'][number] {
  const { choice, date, daysAhead, search, rules, data, plans } = found;
  const total = added(plans.map(({ figures }) => figures));
  const missing = data.leftOut.reduce((sum, { count }) => sum + count, 0);
  const { break: pause } = rules;
  return {
    ...queriesInEvidence([choice.query, found.next, ...data.queries]),
    method: {
      name: 'routes for the least money: savings, then ruin and recreate with local search',
      formula: 'money = cost a day of each vehicle used + km x cost per km + hours x cost per hour; km = great circle x circuity of the area; temperature follows the iterations',
      source: 'Clarke & Wright (1964), Operations Research 12: 568-581; Christiaens & Vanden Berghe (2020), Transportation Science 54: 417-433; '
        + 'Vidal et al. (2014), European Journal of Operational Research 234: 658-673; greenhouse gases as ISO 14083:2023 asks, distance x the factor of the vehicle',
    },
    inputs: {
      warehouses: choice.ids.join(', '), date, seed: search.seed, iterations: search.iterations, max_seconds: search.maxSeconds, speed_kmh: search.speed,
      cost_per_hour: rules.costPerHour, break_minutes: pause?.minutes ?? 0,
      break_from: pause ? clockTime(pause.earliest) : null, break_until: pause ? clockTime(pause.latest) : null,
      consolidate: search.merge !== undefined, consolidate_days: search.merge ? daysAhead : null, neighbour_km: search.merge?.neighbourKm ?? null,
    },
    assumptions: assumptionsOf(found),
    warnings: [
      ...data.warnings, ...new Set(plans.flatMap(({ fleet }) => fleet.warnings)),
      ...plans.filter(each => each.stoppedEarly).map(({ day, iterations }) =>
        `The time was up in ${day.warehouse} after ${inDigits(iterations)} of ${inDigits(search.iterations)} iterations: another run need not give the same routes.`),
      ...plans.flatMap(recordedText),
      ...total.co2e === null ? ['A vehicle has no factor of greenhouse gases: none are given.'] : [],
    ],
    population: {
      noun: 'orders', asked: total.orders + total.ordersLeftOut + missing, worked: total.orders,
      leftOut: [
        ...data.leftOut,
        ...[...countedBy(plans.flatMap(({ leftOut }) => leftOut.map(({ stop, left }) => [reasonOf(left), stop.deliveries.length] as const)))]
          .map(([reason, count]) => ({ reason, count })),
      ],
    },
  };
}

/** What is on record of a tour and the order of its stops may not agree: said, for savings against it are then no savings against what was driven. */
function recordedText({ day, driven }: WarehousePlan): string[] {
  if (!driven || driven.recordedKm === null || Math.abs(driven.km / driven.recordedKm - 1) < 0.2) return [];
  return [`${inDigits(tenths(driven.recordedKm))} km are on record for ${day.warehouse}, but the order of the stops on record would take ${inDigits(tenths(driven.km))} km: `
    + 'the stop numbers may not be the way that was driven. "As driven" means in that order.'];
}

function countedBy(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

function assumptionsOf({ data, plans, search, rules, daysAhead, orders, dateGiven }: RoutesCase): string[] {
  return [
    ...dateGiven || orders ? [] : ['No day was named: the next one is planned for which something is promised.'],
    data.past ? 'The day is over: what was shipped on it is planned anew.'
      : orders ? 'The orders named are planned with all that is still to leave of them, whenever it is promised.'
        : 'What is promised for the day goes, and of what is late already as much as is reserved. The stock of the others is taken to be there in time.',
    ...search.merge ? [
      `What goes to one customer is one stop, unloaded once; an order of the next ${counted(daysAhead, 'day')} comes along where its customer, or one within ${search.merge.neighbourKm} km, `
      + 'gets something that day anyway, and so arrives before its promise.',
    ] : ['Each order is a stop of its own, with its own time of unloading.'],
    `Unloading begins within the window of the customer. Between stops it is ${search.speed} km/h.`,
    `${rules.costPerHour} ${unitOf(data)} an hour are for the driver, from leaving to being back, beside what the vehicle costs a day.`,
    rules.break ? `A driver who is not back by ${clockTime(rules.break.latest)} takes ${rules.break.minutes} minutes of break from then at the latest.` : 'No breaks.',
    ...[...new Set(plans.map(({ fleet }) => fleet.source))].map(source => `Vehicles: ${source}.`),
    ...plans.filter(({ routes }) => routes.length > 0).map(({ day }) => roadsText(day.warehouse, day.roads)),
    'Coordinates of customers are personal: the map has them rounded to 0.01 degrees, about a kilometre.',
  ];
}

function roadsText(warehouse: string, { learned, testError }: WarehousePlan['day']['roads']): string {
  const areas = [...learned].map(([area, { circuity, trips }]) => `${area} ${cents(circuity)} (${inDigits(trips)} trips)`).join(', ');
  const from = areas === ''
    ? `${DEFAULT_CIRCUITY} in all areas, for there are too few trips to one stop alone`
    : `learned from the last ${ROAD_DAYS} days: ${areas}; else ${DEFAULT_CIRCUITY}`;
  const error = testError === null ? '' : ` The newest ${counted(testError.trips, 'trip')} were forecast by those before with a mean error of ${tenths(testError.percent)} %.`;
  return `Road against the crow's flight in ${warehouse}: ${from}.${error}`;
}

function followUpsOf({ choice, search, plans, data, date, nextDay }: RoutesCase): string[] {
  const where = choice.ids.length === 1 ? ` from ${choice.ids[0]}` : '';
  const hasOrders = plans.some(({ figures }) => figures.orders > 0);
  return [
    ...!hasOrders && nextDay !== null ? [`Plan the delivery routes${where} for ${nextDay}`] : [],
    ...hasOrders && !search.merge && !data.past ? [`Plan the delivery routes${where} for ${date} and consolidate the orders`] : [],
    'freight cost per order by carrier',
    'Which orders are late, and which will be?',
  ];
}
