import type { CrossCheck } from '../cross-check';

/** Everything that is looked at beyond single keys. */
export const CROSS_CHECKS: readonly CrossCheck[] = [];
