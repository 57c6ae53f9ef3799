import type * as z from 'zod/mini';
import type { DriverBreak, Vehicle } from '../../routing';
import { counted } from '../counted';
import { minuteOf } from './clock-time';
import type { fleetOf } from './routes-queries';

type FleetRow = z.output<ReturnType<typeof fleetOf>['row']>;

/** A kind of vehicle as a person gives it. */
export interface VehicleInput {
  readonly vehicle_type: string;
  readonly count?: number;
  readonly max_weight_kg: number;
  readonly max_volume_m3?: number;
  readonly cost_per_day?: number;
  readonly cost_per_km: number;
  readonly shift_start?: string;
  readonly shift_end?: string;
  readonly co2e_per_km?: number;
}

/** The vehicles of a warehouse. */
export interface Fleet {
  readonly vehicles: readonly Vehicle[];
  /** kg CO2e of a kilometre by kind; absent where nobody gave a factor. */
  readonly co2ePerKm: ReadonlyMap<string, number>;
  /** Where it comes from, in words. */
  readonly source: string;
  readonly warnings: readonly string[];
}

/** What is not of the vehicles but of their drivers. */
export interface DriverRules {
  /** Money an hour. */
  readonly costPerHour: number;
  readonly break?: DriverBreak;
}

/** A van, where neither the person nor the view `vehicles` names one. */
export const DEFAULT_VEHICLE: VehicleInput = {
  vehicle_type: 'van', max_weight_kg: 1_000, max_volume_m3: 10, cost_per_day: 140, cost_per_km: 0.4, shift_start: '06:00', shift_end: '18:00',
};

/** Vehicles that a person gave come first, then those of the warehouse, then the default. */
export function fleetFor(
  warehouse: string, given: readonly VehicleInput[] | undefined, rows: readonly FleetRow[], rules: DriverRules,
): Fleet {
  if (given && given.length > 0) return fleet(given, 'as given', [], rules);
  const recorded = rows.filter(row => row.warehouse_id === warehouse);
  const sound = recorded.flatMap(soundKind);
  const usable = sound.filter((kind, place) => sound.findIndex(each => each.vehicle_type === kind.vehicle_type) === place);
  const [unsound, repeated] = [recorded.length - sound.length, sound.length - usable.length];
  const warnings = [
    ...unsound > 0 ? [`${warehouse}: ${counted(unsound, 'record')} of vehicles without a weight or a cost per km, with a figure below 0 or a shift that ends `
      + `before it begins ${unsound === 1 ? 'was' : 'were'} left out.`] : [],
    ...repeated > 0 ? [`${warehouse}: ${counted(repeated, 'record')} of vehicles of a kind that is there already ${repeated === 1 ? 'was' : 'were'} left out: of each kind the first counts.`] : [],
  ];
  if (usable.length > 0) return fleet(usable, 'the vehicles of the warehouse', warnings, rules);
  const { vehicle_type: type, max_weight_kg: kg, max_volume_m3: m3, cost_per_day: day, cost_per_km: km } = DEFAULT_VEHICLE;
  return fleet([DEFAULT_VEHICLE], `the default: as many of a ${type} as are needed (${kg} kg, ${m3} m3, ${day} a day and ${km} a km)`, warnings, rules);
}

/** A recorded kind of vehicle with which routes can be planned; else nothing. */
function soundKind(row: FleetRow): VehicleInput[] {
  const figures = [row.max_weight_kg, row.cost_per_km, row.vehicle_count, row.max_volume_m3, row.cost_per_day, row.co2e_per_km];
  const [begins, ends] = [minuteOf(row.shift_start), minuteOf(row.shift_end)];
  const isBackwards = begins !== undefined && ends !== undefined && ends < begins;
  if (row.max_weight_kg === null || row.cost_per_km === null || isBackwards || figures.some(figure => figure !== null && figure < 0)) return [];
  return [{
    vehicle_type: row.vehicle_type, max_weight_kg: row.max_weight_kg, cost_per_km: row.cost_per_km,
    ...(row.vehicle_count !== null && { count: row.vehicle_count }),
    ...(row.max_volume_m3 !== null && { max_volume_m3: row.max_volume_m3 }),
    ...(row.cost_per_day !== null && { cost_per_day: row.cost_per_day }),
    ...(row.shift_start !== null && { shift_start: row.shift_start }),
    ...(row.shift_end !== null && { shift_end: row.shift_end }),
    ...(row.co2e_per_km !== null && { co2e_per_km: row.co2e_per_km }),
  }];
}

function fleet(kinds: readonly VehicleInput[], source: string, warnings: readonly string[], rules: DriverRules): Fleet {
  return {
    vehicles: kinds.map(kind => vehicleOf(kind, rules)),
    co2ePerKm: new Map(kinds.flatMap(({ vehicle_type: type, co2e_per_km: factor }) => factor === undefined ? [] : [[type, factor] as const])),
    source, warnings,
  };
}

function vehicleOf(kind: VehicleInput, rules: DriverRules): Vehicle {
  const earliest = minuteOf(kind.shift_start);
  const latest = minuteOf(kind.shift_end);
  return {
    id: kind.vehicle_type, weight: kind.max_weight_kg, fixedCost: kind.cost_per_day ?? 0, costPerKm: kind.cost_per_km, costPerHour: rules.costPerHour,
    ...(kind.max_volume_m3 !== undefined && { volume: kind.max_volume_m3 }),
    ...(kind.count !== undefined && { count: kind.count }),
    shift: { ...(earliest !== undefined && { earliest }), ...(latest !== undefined && { latest }) },
    ...(rules.break && { break: rules.break }),
  };
}
