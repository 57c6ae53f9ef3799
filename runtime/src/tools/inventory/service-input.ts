import type { Days, Share } from './units';

/** The service taken where none is asked for. */
export const USUAL_SERVICE: Share = 0.95;
/** How far back purchase orders are looked at for lead times where nothing else is said. */
export const USUAL_LEAD_TIME_WINDOW: Days = 730;

/** How a tool is told of a service level. */
export const SERVICE_INPUT = {
  type: 'number', minimum: 0.5, maximum: 0.9999,
  description: 'Probability of no shortage in a replenishment cycle, as a share: 98 % is 0.98. Without it: 0.95.',
} as const;
