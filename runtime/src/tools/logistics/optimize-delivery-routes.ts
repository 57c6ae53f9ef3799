import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { readRows } from '../row-query';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { minuteOf } from './clock-time';
import { routesAnswer } from './routes-answer';
import { readDeliveries } from './routes-data';
import { fleetFor, type DriverRules, type VehicleInput } from './routes-fleet';
import { planDay, type SearchInput, type WarehousePlan } from './routes-plan';
import { nextDueDay } from './routes-queries';
import { WAYS_INPUT } from './routes-ways';

const TIME = { type: 'string', pattern: '^([01]?\\d|2[0-3]):[0-5]\\d$' } as const;
const ORDERS = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 500 } as const;

/** Who drives where, when, with what, and what that costs. */
export const optimizeDeliveryRoutes = defineTool({
  contract: TOOLS.optimize_delivery_routes,
  title: 'Searching delivery routes',
  description:
    'Plans delivery routes for one date: which vehicle brings which orders in which sequence, with arrival times, load, distance, cost and CO2e, what is left out and why, on a map; '
    + 'can consolidate (merge, combine) small orders. '
    + 'Use for: delivery routes, route planning, optimizing or planning tours and deliveries of a date, consolidating orders, what a driver drives. '
    + 'Not for: orders that are late (identify_delayed_orders), carriers (carrier_performance), shipments of the past (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      date: { type: 'string', format: 'date', description: 'The date of the deliveries, ISO 8601. Without it: the next one with something to deliver. A past one is planned anew and compared with what was driven.' },
      orders: { ...ORDERS, description: 'Customer order codes such as SO0131397: these alone, whenever they are promised.' },
      optional_orders: { ...ORDERS, description: 'Codes among the orders that are brought only if that costs no more than their margin.' },
      vehicles: {
        type: 'array', minItems: 1, maxItems: 20, description: 'The fleet, one entry a kind. Without it: that of the warehouse.',
        items: {
          type: 'object',
          properties: {
            vehicle_type: { type: 'string', minLength: 1, description: 'Name of the kind, each once.' },
            count: { type: 'integer', minimum: 0, maximum: 500, description: 'How many there are; without it as many as are needed.' },
            max_weight_kg: { type: 'number', minimum: 0, description: 'What one carries, kg.' },
            max_volume_m3: { type: 'number', minimum: 0, description: 'What one carries, m3.' },
            cost_per_day: { type: 'number', minimum: 0, description: 'Money for each that is used, company currency.' },
            cost_per_km: { type: 'number', minimum: 0, description: 'Money a km, company currency.' },
            shift_start: { ...TIME, description: 'Leaves from, such as 06:00.' },
            shift_end: { ...TIME, description: 'Back by, such as 18:00.' },
            co2e_per_km: { type: 'number', minimum: 0, description: 'kg CO2e a km.' },
          },
          required: ['vehicle_type', 'max_weight_kg', 'cost_per_km'],
          additionalProperties: false,
        },
      },
      distances: WAYS_INPUT,
      consolidate: { type: 'boolean', default: false, description: 'Merges what goes to one customer, pulls forward what goes to neighbours on later dates, and says what that alone saves.' },
      consolidate_days: { type: 'integer', minimum: 0, maximum: 5, default: 1, description: 'With consolidate: how many later dates are looked at.' },
      neighbour_km: { type: 'number', minimum: 0, maximum: 20, default: 0.5, description: 'With consolidate: who is a neighbour, km as the crow flies.' },
      cost_per_hour: { type: 'number', minimum: 0, maximum: 1_000, default: 30, description: 'What a driver costs an hr beside the vehicle, company currency.' },
      speed_kmh: { type: 'number', minimum: 5, maximum: 130, default: 50, description: 'Mean speed, km/h.' },
      break_minutes: { type: 'integer', minimum: 0, maximum: 180, default: 45, description: 'Length of the break of a driver, min; 0 for none.' },
      break_from: { ...TIME, default: '10:30', description: 'Earliest start of the break.' },
      break_until: { ...TIME, default: '13:30', description: 'Latest start of the break; who is back by then needs none.' },
      seed: { type: 'integer', minimum: 0, maximum: 1_000_000, default: 1, description: 'The same seed and iterations give the same routes.' },
      iterations: { type: 'integer', minimum: 0, maximum: 200_000, default: 4_000, description: 'How long to search, iterations of one search; 0 is savings with local search.' },
      max_seconds: { type: 'integer', minimum: 1, maximum: 40, default: 25, description: 'Ends all searches together early, s; the evidence says where.' },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['Plan the delivery routes[ from {warehouse}]'],
  async run(input, context) {
    const vehicles = eachOnce(input.vehicles);
    const choice = await chooseWarehouses(input.warehouse, context);
    const next = await readRows(nextDueDay(choice.ids, context.asOf), context);
    const nextDay = next.rows[0]?.next_day ?? null;
    const date = input.date ?? (input.orders ? context.asOf : nextDay ?? context.asOf);
    const daysAhead = input.consolidate ? input.consolidate_days : 0;
    context.progress('Reading what is to be delivered', 0.05);
    const data = await readDeliveries({
      warehouses: choice.ids, where: choice.where, date, daysAhead, asOf: context.asOf,
      optional: codes(input.optional_orders ?? []), ...(input.orders && { orders: codes(input.orders) }),
    }, context);
    const rules = rulesOf(input);
    const worked = data.days.filter(({ deliveries }) => deliveries.length > 0);
    const search: SearchInput = {
      seed: input.seed, iterations: input.iterations, maxSeconds: input.max_seconds, speed: input.speed_kmh, ways: input.distances ?? [],
      ...(input.consolidate && { merge: { neighbourKm: input.neighbour_km } }),
    };
    const plans: WarehousePlan[] = [];
    for (const day of worked) {
      const fleet = fleetFor(day.warehouse, vehicles, data.vehicles, rules);
      plans.push(await planDay(day, fleet, { ...search, maxSeconds: search.maxSeconds / worked.length }, context));
    }
    return routesAnswer({
      choice, date, nextDay, next: next.query, dateGiven: input.date !== undefined, orders: input.orders,
      daysAhead, search, rules, data, plans, context,
    });
  },
});

/** Order codes as they are compared. */
function codes(orders: readonly string[]): string[] {
  return [...new Set(orders.map(order => order.trim().toUpperCase()))];
}

/** @throws ToolInputError where two kinds of vehicle have one name: nobody could tell which of them drives */
function eachOnce(vehicles: readonly VehicleInput[] | undefined): readonly VehicleInput[] | undefined {
  const twice = vehicles?.find(({ vehicle_type: type }, place) => vehicles.findIndex(other => other.vehicle_type === type) < place);
  if (twice) throw new ToolInputError(TOOLS.optimize_delivery_routes.name, [{ place: 'vehicles', value: twice.vehicle_type, expected: 'each vehicle_type once' }]);
  return vehicles;
}

function rulesOf({ cost_per_hour: costPerHour, break_minutes: minutes, break_from: from, break_until: until }: {
  readonly cost_per_hour: number; readonly break_minutes: number; readonly break_from: string; readonly break_until: string;
}): DriverRules {
  const [earliest = 0, latest = 0] = [minuteOf(from), minuteOf(until)];
  return { costPerHour, ...(minutes > 0 && { break: { minutes, earliest, latest: Math.max(earliest, latest) } }) };
}
