import type { CrossCheck } from '../cross-check';
import { ACCESS_CHECKS } from './access';
import { AGENT_CHECKS } from './agents';
import { BUDGET_CHECKS } from './budgets';
import { CAPACITY_CHECKS } from './capacity';
import { DATA_CHECKS } from './data';
import { DEFINITION_CHECKS } from './definitions';
import { NETWORK_CHECKS } from './network';
import { PERMISSION_CHECKS } from './permissions';
import { VIEW_CHECKS } from './views';

/** Everything that is looked at beyond single keys. */
export const CROSS_CHECKS: readonly CrossCheck[] = [
  ...NETWORK_CHECKS, ...ACCESS_CHECKS, ...CAPACITY_CHECKS, ...DATA_CHECKS, ...DEFINITION_CHECKS, ...VIEW_CHECKS, ...AGENT_CHECKS,
  ...PERMISSION_CHECKS, ...BUDGET_CHECKS,
];
