import type { Day } from '../days';
import type { FindingSupplier } from '../findings';
import type { Supplier } from '../model';

/** The suppliers with a behaviour of note, by index. The first ones each lead a group of products; the last ones have none of their own. */
export const PLANTED_SUPPLIERS: Readonly<Record<FindingSupplier, number>> = {
  drifting: 1, erratic: 3, broken: 4, reconfirming: 5, splitting: 7, ending: 9, standing: 32, perfect: 33, minimum: 34, carton: 35, dollar: 36,
};

const AT_HOME = { country: 'DE', currency: 'EUR', approved: true } as const;
const PLANTED_PPM = { before: 300, after: 9_000 };
/** What a reliable supplier does: everything as it said. */
const RELIABLE = { onTime: 0.96, lateDays: 2, early: 0, split: 0, short: 0, rejects: 0.004 } as const;

/** What is out of the ordinary about suppliers, by index. `anchor` is the day on which a new company stands. */
export function plantedSuppliers(anchor: Day): Readonly<Record<number, Partial<Supplier>>> {
  const of = PLANTED_SUPPLIERS;
  return {
    [of.drifting]: { ...AT_HOME, ...RELIABLE, leadDays: 9, onTime: 0.93, drift: { from: anchor - 120, days: 120, to: 16 } },
    // It keeps what it says, but what it says is anything between a few days and six weeks.
    [of.erratic]: { ...AT_HOME, ...RELIABLE, leadDays: 14, onTime: 0.9, spread: 10 },
    [of.reconfirming]: { ...AT_HOME, ...RELIABLE, leadDays: 10, onTime: 0.68, lateDays: 6, reconfirms: true },
    [of.splitting]: { ...AT_HOME, ...RELIABLE, leadDays: 9, onTime: 0.92, split: 0.9, inParts: true },
    [of.broken]: { ...AT_HOME, ...RELIABLE, leadDays: 9, onTime: 0.92, quality: { ...PLANTED_PPM, from: anchor - 90 } },
    [of.ending]: { ...AT_HOME },
    [of.standing]: { ...AT_HOME, ...RELIABLE, leadDays: 8, onTime: 1 },
    [of.perfect]: { ...AT_HOME, ...RELIABLE, leadDays: 7, onTime: 1, rejects: 0 },
    [of.minimum]: { ...AT_HOME, ...RELIABLE, leadDays: 12, onTime: 1 },
    [of.carton]: { ...AT_HOME, ...RELIABLE, leadDays: 9, onTime: 1 },
    [of.dollar]: { ...AT_HOME, ...RELIABLE, country: 'US', currency: 'USD', leadDays: 24, onTime: 1 },
  };
}
