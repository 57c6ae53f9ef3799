import type { DefaultedConfiguration } from './defaulted-configuration';

/**
 * What differs between environments. `config/<environment>.yaml` holds the same keys in snake_case.
 */
export interface PlatformConfiguration extends DefaultedConfiguration {
  /** The team that answers for the platform: the tag Owner. */
  readonly owner: string;
  /** Who pays: the tag CostCenter. */
  readonly costCenter: string;
}
