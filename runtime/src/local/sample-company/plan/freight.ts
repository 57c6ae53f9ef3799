import type { Area, Warehouse } from '../model';
import { rounded } from '../money';
import { roadKm } from './distance';

/** A type of vehicle, the smallest first. */
export interface VehicleType {
  readonly name: string;
  readonly maxWeightKg: number;
  readonly maxVolumeM3: number;
  readonly costPerDay: number;
  readonly costPerKm: number;
  readonly co2ePerKm: number;
}

export const VEHICLE_TYPES: readonly VehicleType[] = [
  { name: 'van', maxWeightKg: 1_100, maxVolumeM3: 11, costPerDay: 140, costPerKm: 0.38, co2ePerKm: 0.25 },
  { name: 'truck', maxWeightKg: 5_500, maxVolumeM3: 38, costPerDay: 230, costPerKm: 0.72, co2ePerKm: 0.56 },
  { name: 'lorry', maxWeightKg: 24_000, maxVolumeM3: 88, costPerDay: 340, costPerKm: 1.12, co2ePerKm: 0.86 },
];

export const LARGEST_VEHICLE = VEHICLE_TYPES.at(-1)!;

/** A carrier and its true behaviour. */
export interface Carrier {
  readonly id: string;
  /** What it asks against the others: 1 is the mean. */
  readonly level: number;
  /** Share of its shipments that arrive after the plan, though they left by it, and of those that leave a working day late. */
  readonly arrivesLate: number;
  readonly leavesLate: number;
}

export const CARRIERS: readonly Carrier[] = [
  { id: 'CR1', level: 1, arrivesLate: 0.06, leavesLate: 0.02 },
  { id: 'CR2', level: 1.06, arrivesLate: 0.03, leavesLate: 0.03 },
  { id: 'CR3', level: 0.97, arrivesLate: 0.08, leavesLate: 0.05 },
  { id: 'CR4', level: 0.88, arrivesLate: 0.34, leavesLate: 0.01 },
  { id: 'CR5', level: 1.1, arrivesLate: 0.02, leavesLate: 0.02 },
];

/** Between two stops in an area. */
const KM_A_STOP = 7;
/** What a cubic metre costs on its way from one warehouse to another, a kilometre. */
const TRANSFER_M3_KM = 0.045;
const TRANSFER_FIXED = 95;

/** What a carrier asks for a shipment from a warehouse to an area. */
export interface FreightRate {
  readonly base: number;
  readonly perStop: number;
  readonly perKg: number;
}

export function freightRate(carrier: Carrier, warehouse: Warehouse, area: Area, vehicle: VehicleType): FreightRate {
  const km = 2 * roadKm(warehouse, area);
  return {
    base: rounded(carrier.level * (0.35 * vehicle.costPerDay + km * vehicle.costPerKm), 2),
    perStop: rounded(carrier.level * (6 + KM_A_STOP * vehicle.costPerKm), 2),
    perKg: rounded(carrier.level * 0.012, 4),
  };
}

/** Kilometres of a tour with that many stops. */
export function tourKm(warehouse: Warehouse, area: Area, stops: number): number {
  return rounded(2 * roadKm(warehouse, area) + KM_A_STOP * Math.max(0, stops - 1), 1);
}

/** The smallest vehicle that takes the load, or the largest. */
export function vehicleFor(weightKg: number, volumeM3: number): VehicleType {
  return VEHICLE_TYPES.find(type => weightKg <= type.maxWeightKg && volumeM3 <= type.maxVolumeM3) ?? LARGEST_VEHICLE;
}

/** The way from one warehouse to another. */
export interface Lane {
  readonly km: number;
  /** Working days. */
  readonly days: number;
  readonly fixedCost: number;
  readonly costPerM3: number;
}

export function laneBetween(from: Warehouse, to: Warehouse): Lane {
  const km = Math.round(roadKm(from, to));
  return { km, days: 1 + Math.ceil(km / 700), fixedCost: TRANSFER_FIXED, costPerM3: rounded(TRANSFER_M3_KM * km, 2) };
}
