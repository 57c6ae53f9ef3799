import type { Vehicle } from '../../routing';
import { counted, inDigits } from '../counted';
import type { ToolResult } from '../definition';
import { cents, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { clockTime } from './clock-time';
import { unitOf, type RoutesCase } from './routes-case';
import { added } from './routes-figures';
import { ROAD_DAYS } from './routes-past-queries';
import type { WarehousePlan } from './routes-plan';
import { reasonOf } from './routes-reasons';
import { DEFAULT_CIRCUITY } from './routes-roads';
import { waysBetween } from './routes-ways';

/** What the routes rest on. */
export function evidenceOf(found: RoutesCase): ToolResult['evidence'][number] {
  const { choice, date, daysAhead, search, rules, data, plans } = found;
  const total = added(plans.map(({ figures }) => figures));
  const missing = data.leftOut.reduce((sum, { count }) => sum + count, 0);
  const { break: pause } = rules;
  return {
    ...queriesInEvidence([choice.query, found.next, ...data.queries]),
    method: {
      name: 'routes for the least money: savings, then ruin and recreate with local search',
      formula: 'money = cost a day of each vehicle used + km x cost per km + hours x cost per hour; km as given, else great circle x circuity of the area; temperature follows the iterations',
      source: 'Clarke & Wright (1964), Operations Research 12: 568-581; Christiaens & Vanden Berghe (2020), Transportation Science 54: 417-433; '
        + 'Vidal et al. (2014), European Journal of Operational Research 234: 658-673; greenhouse gases: ISO 14083:2023, distance x the factor of the vehicle, which has to count its energy from production on',
    },
    inputs: {
      warehouses: choice.ids.join(', '), date, seed: search.seed, iterations: search.iterations, max_seconds: search.maxSeconds, speed_kmh: search.speed,
      cost_per_hour: rules.costPerHour, break_minutes: pause?.minutes ?? 0,
      break_from: pause ? clockTime(pause.earliest) : null, break_until: pause ? clockTime(pause.latest) : null,
      consolidate: search.merge !== undefined, consolidate_days: search.merge ? daysAhead : null,
      neighbour_km: search.merge?.neighbourKm ?? null, distances_given: search.ways.length,
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
function recordedText(plan: WarehousePlan): string[] {
  const { day, driven } = plan;
  if (!driven || driven.recordedKm === null || !deviates(plan)) return [];
  return [`${inDigits(tenths(driven.recordedKm))} km are on record for ${day.warehouse}, but the order of the stops on record would take ${inDigits(tenths(driven.km))} km: `
    + 'the stop numbers may not be the way that was driven. "As driven" means in that order.'];
}

/** Whether the order of the stops on record makes another distance than the one on record. */
export function deviates({ driven }: Pick<WarehousePlan, 'driven'>): boolean {
  return driven !== undefined && driven.recordedKm !== null && Math.abs(driven.km / driven.recordedKm - 1) >= 0.2;
}

function countedBy(pairs: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}

function assumptionsOf(found: RoutesCase): string[] {
  const { data, plans, search, rules, daysAhead, orders, dateGiven } = found;
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
    ...boundlessText(plans),
    ...factorsText(found),
    ...waysText(found),
    ...plans.filter(({ routes }) => routes.length > 0).map(({ day }) => roadsText(day.warehouse, day.roads)),
    ...data.tariffs.length === 0 ? [] : [
      'A carrier is asked for a route with its own tariff: the base of the dearest area, and for each stop what its area costs a stop and a kilogram; all is done by one of them.',
    ],
    ...data.calendars ? [] : ['Without a calendar a warehouse works from Monday to Friday.'],
    'Coordinates of customers are personal: the map has them rounded to 0.01 degrees, about a kilometre.',
  ];
}

/** Vehicles that drive although nobody said when, or how much room they have. */
function boundlessText(plans: RoutesCase['plans']): string[] {
  const driving = plans.flatMap(({ routes, fleet }) => fleet.vehicles.filter(({ id }) => routes.some(({ route }) => route.vehicle === id)));
  const those = (test: (vehicle: Vehicle) => boolean) => [...new Set(driving.filter(test).map(({ id }) => id))].join(', ');
  const shiftless = those(({ shift }) => shift?.earliest === undefined && shift?.latest === undefined);
  const roomy = those(({ volume }) => volume === undefined);
  return [
    ...shiftless === '' ? [] : [`No shift is given for ${shiftless}: it drives at every hour, and a day of work may be long.`],
    ...roomy === '' ? [] : [`No volume is given for ${roomy}: weight alone limits its load.`],
  ];
}

/** The factor of each kind of vehicle that drives, each once. */
function factorsText({ plans }: RoutesCase): string[] {
  const factors = new Set(plans.flatMap(({ routes, fleet }) => routes.flatMap(({ route: { vehicle } }) => {
    const factor = fleet.co2ePerKm.get(vehicle);
    return factor === undefined ? [] : [`${vehicle} ${factor}`];
  })));
  return factors.size === 0 ? [] : [`Greenhouse gases: distance x the factor of the vehicle (by ISO 14083:2023 it has to count its energy from production on), kg CO2e a km: ${[...factors].sort().join(', ')}.`];
}

/** Ways that are given, as far as they are between places of the plan. */
function waysText({ search: { ways }, plans }: RoutesCase): string[] {
  if (ways.length === 0) return [];
  const used = plans.reduce((sum, { day }) =>
    sum + waysBetween([day.warehouse, ...[...day.deliveries, ...day.ahead].flatMap(({ order, customer }) => [order, customer])], ways), 0);
  return [`Distances: ${inDigits(used)} of the ${inDigits(ways.length)} given are between places of the plan and stand as they are, the way back as long unless it is given too; all others are estimated.`];
}

function roadsText(warehouse: string, { learned, testError }: WarehousePlan['day']['roads']): string {
  const areas = [...learned].map(([area, { circuity, trips }]) => `${area} ${cents(circuity)} (${inDigits(trips)} trips)`).join(', ');
  const from = areas === ''
    ? `${DEFAULT_CIRCUITY} in all areas, for there are too few trips to one stop alone`
    : `learned from the last ${ROAD_DAYS} days: ${areas}; else ${DEFAULT_CIRCUITY}`;
  const error = testError === null ? '' : ` The newest ${counted(testError.trips, 'trip')} were forecast by those before with a mean error of ${tenths(testError.percent)} %.`;
  return `Road against the crow's flight in ${warehouse}: ${from}.${error}`;
}
