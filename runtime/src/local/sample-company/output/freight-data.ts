import type { Plan } from '../model';
import { CARRIERS, freightRate, laneBetween, VEHICLE_TYPES } from '../plan/freight';
import type { Row } from './row';

/** How goods get from a warehouse to customers and to other warehouses, and what that costs. */
export function freightData({ warehouses }: Plan): Readonly<Record<'lanes' | 'vehicles' | 'freight_rates', readonly Row[]>> {
  return {
    lanes: warehouses.flatMap(from => warehouses.filter(to => to !== from).map(to => {
      const { km, days, fixedCost, costPerM3 } = laneBetween(from, to);
      return { from_warehouse_id: from.id, warehouse_id: to.id, distance_km: km, transit_days: days, fixed_cost: fixedCost, cost_per_m3: costPerM3 };
    })),
    vehicles: warehouses.flatMap(warehouse => VEHICLE_TYPES.map((type, index) => ({
      warehouse_id: warehouse.id, vehicle_type: type.name, vehicle_count: Math.ceil(warehouse.range / 100) + 2 - index,
      max_weight_kg: type.maxWeightKg, max_volume_m3: type.maxVolumeM3, cost_per_day: type.costPerDay, cost_per_km: type.costPerKm,
      shift_start: '06:00', shift_end: '18:00', co2e_per_km: type.co2ePerKm,
    }))),
    freight_rates: CARRIERS.flatMap(carrier => warehouses.flatMap(warehouse => warehouse.areas.flatMap(area => VEHICLE_TYPES.map(vehicle => {
      const { base, perStop, perKg } = freightRate(carrier, warehouse, area, vehicle);
      return {
        carrier_id: carrier.id, warehouse_id: warehouse.id, delivery_area: area.name, vehicle_type: vehicle.name, transit_days: 0,
        base_cost: base, cost_per_stop: perStop, cost_per_kg: perKg, currency: 'EUR',
      };
    })))),
  };
}
