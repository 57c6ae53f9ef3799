import * as z from 'zod/mini';
import { literalList } from '../../data';
import { rowQuery } from '../row-query';
import type { Money } from './company-money';

const known = z.nullable(z.number());

/** What the carriers ask from these warehouses. */
export function carrierTariffs(warehouses: readonly string[]) {
  return rowQuery(
    'What the carriers ask for a shipment, by area and type of vehicle',
    `
SELECT f.carrier_id, f.warehouse_id, f.delivery_area, f.vehicle_type, f.base_cost, f.cost_per_stop, f.cost_per_kg, f.currency
FROM freight_rates AS f
WHERE f.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY f.carrier_id, f.warehouse_id, f.delivery_area, f.vehicle_type`,
    z.object({
      carrier_id: z.string(), warehouse_id: z.string(), delivery_area: z.nullable(z.string()), vehicle_type: z.nullable(z.string()),
      base_cost: known, cost_per_stop: known, cost_per_kg: known, currency: z.nullable(z.string()),
    }),
  );
}

type Tariff = z.output<ReturnType<typeof carrierTariffs>['row']>;

/** What a carrier would ask for a route, in the company's money. */
export interface CarrierOffer {
  readonly carrier: string;
  readonly cost: number;
}

/** A route as a carrier sees it. */
interface Tour {
  readonly vehicle: string;
  readonly stops: readonly { readonly area: string | null; readonly weightKg: number }[];
}

/**
 * The cheapest carrier for a route with its type of vehicle: the base of the dearest of its areas, and for each stop what that area costs a stop
 * and a kilogram. Null where no carrier has a whole tariff for all of its areas.
 *
 * @param tariffs  those of the warehouse
 */
export function cheapestCarrier({ vehicle, stops }: Tour, tariffs: readonly Tariff[], money: Money): CarrierOffer | null {
  const carriers = [...new Set(tariffs.map(({ carrier_id: carrier }) => carrier))];
  const offers = carriers.flatMap(carrier => {
    const own = tariffs.filter(tariff => tariff.carrier_id === carrier && tariff.vehicle_type === vehicle);
    const cost = costOf(stops, new Map(own.map(tariff => [tariff.delivery_area, tariff])), money);
    return cost === null ? [] : [{ carrier, cost }];
  });
  return offers.sort((one, other) => one.cost - other.cost || one.carrier.localeCompare(other.carrier))[0] ?? null;
}

function costOf(stops: Tour['stops'], byArea: ReadonlyMap<string | null, Tariff>, money: Money): number | null {
  let [base, rest] = [0, 0];
  for (const { area, weightKg } of stops) {
    const tariff = byArea.get(area);
    const rate = tariff ? money.rate(tariff.currency) : null;
    if (!tariff || rate === null || !isAsked(tariff.base_cost) || !isAsked(tariff.cost_per_stop) || !isAsked(tariff.cost_per_kg)) return null;
    base = Math.max(base, tariff.base_cost * rate);
    rest += (tariff.cost_per_stop + tariff.cost_per_kg * weightKg) * rate;
  }
  return base + rest;
}

/** Nobody pays for carrying: below 0 it is a fault of the data. */
function isAsked(money: number | null): money is number {
  return money !== null && money >= 0;
}
