import type { DemandDistribution, ProtectedDemand } from '../../src/stock';

/** Demand whose variance grows with the days: independent days. */
export function independent(make: (mean: number, sd: number) => DemandDistribution, perDay: number, dailySd: number, leadTime: number, review: number): ProtectedDemand {
  const over = (days: number) => make(perDay * days, dailySd * Math.sqrt(days));
  return {
    overLeadTime: over(leadTime), overProtection: over(leadTime + review), protection: leadTime + review, review,
    leadTime: { mean: leadTime, sd: 0 }, spread: 'rolling_origins', origins: 300, errorSd: dailySd * Math.sqrt(leadTime + review),
  };
}
