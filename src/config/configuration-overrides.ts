import type { DefaultedConfiguration } from './defaulted-configuration';

/** What code says differently from a configuration file. It wins over the file and over environment variables. */
export interface ConfigurationOverrides extends DefaultedConfiguration {
  /**
   * The team that answers for the platform: the tag Owner.
   *
   * @default - that of the file
   */
  readonly owner?: string;
  /**
   * Who pays: the tag CostCenter.
   *
   * @default - that of the file
   */
  readonly costCenter?: string;
}
