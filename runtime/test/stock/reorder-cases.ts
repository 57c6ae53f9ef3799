import { protectedDemand, reorderPoint, type DemandForecast, type ProtectedDemand, type ReorderPointInput, type StockPolicy } from '../../src/stock';

/** Independent days of so much demand, and how it is replenished. */
export interface Case { readonly perDay: number; readonly variation: number; readonly leadTime: number; readonly leadTimeSd: number; readonly review: number }

export function demandOf({ perDay, variation, leadTime, leadTimeSd, review }: Case): ProtectedDemand {
  const forecast: DemandForecast = {
    cumulativeMean: days => perDay * days, cumulativeErrorSd: days => perDay * variation * Math.sqrt(days),
    origins: 300, dailyErrorSd: perDay * variation, windows: 50, shareOfWindowsWithDemand: perDay * (leadTime + review) < 10 ? 0.5 : 1,
  };
  return protectedDemand(forecast, { leadTime: { mean: leadTime, sd: leadTimeSd }, review });
}

export const asked = (demand: ProtectedDemand, policy: StockPolicy, kind: 'service_level' | 'fill_rate', share: number, more: Partial<ReorderPointInput> = {}) =>
  reorderPoint({ demand, policy, target: { kind, share }, unmetDemand: 'backorder', wholeUnits: false, ...more });
