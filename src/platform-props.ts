import type { ConfigurationOverrides, PlatformConfiguration } from './config';

/** Resources of your own that the platform uses instead of making them. */
export interface OwnResourcesProps {
  // Each room adds its own here: vpc, encryptionKey, userPool, …
}

/** What is given beside a configuration file: values that win over it, and resources of your own. */
export interface PlatformFromFileProps extends ConfigurationOverrides, OwnResourcesProps {}

/**
 * The platform: what `config/<environment>.yaml` holds, given in code. Only `owner` and `costCenter` have no default.
 */
export interface SupplyChainAgentPlatformProps extends PlatformConfiguration, OwnResourcesProps {}
