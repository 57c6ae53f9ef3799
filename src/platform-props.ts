import type { PlatformConfiguration } from './config';

/**
 * The platform: what `config/<environment>.yaml` holds, given in code. Only `owner` and `costCenter` have no default.
 */
export interface SupplyChainAgentPlatformProps extends PlatformConfiguration {}
