import type { ObservedResources } from './observed-resources';

/** The dashboards of a platform. Each costs 3 USD a month beyond the three that an account has free. */
export interface AgentDashboardsProps extends ObservedResources {
  /**
   * The personas, as the runtime names them. Split out where `detail` is full.
   *
   * @default - totals only
   */
  readonly personas?: string[];
  /**
   * What the runtime invokes: models or inference profiles. Split out where `detail` is standard or full.
   *
   * @default - totals only
   */
  readonly models?: string[];
  /**
   * The families of tools, one function each. Split out where `detail` is full.
   *
   * @default - totals only
   */
  readonly toolFamilies?: string[];
  /**
   * The workgroups that queries run in, by the persona or purpose they are for. They must publish their metrics.
   *
   * @default - no workgroup
   */
  readonly workgroups?: { [purpose: string]: string };
}
