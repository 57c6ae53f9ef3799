/** Optional parts of the platform. What is off is in no template, and the functions know that it is off. */
export interface FeaturesConfiguration {
  /**
   * Functions run in a VPC of their own (or in yours), without a way to the internet. With network.egress: endpoints it costs about 7.30 USD
   * a month for each interface endpoint and zone, 88 to 153 USD in all; with nat 37 or 110 USD.
   *
   * @default false
   * @prod true
   */
  readonly vpc?: boolean;
  /**
   * A web ACL stands before the API. Costs 12 USD a month and 0.60 USD a million requests.
   *
   * @default false
   * @prod true
   */
  readonly waf?: boolean;
  /**
   * The VPC spans three zones instead of two, so that the loss of one is not felt. Needs features.vpc. Costs half as much again for endpoints.
   *
   * @default false
   * @prod true
   */
  readonly multiAz?: boolean;
  /**
   * Requests are traced through API and functions. Costs 5 USD a million traces, and one interface endpoint in a VPC.
   *
   * @default false
   * @staging true
   * @prod true
   */
  readonly xray?: boolean;
  /**
   * AWS Backup copies the tables and the data bucket every day. Costs 0.10 USD a GB of tables and 0.05 USD a GB of bucket a month and copy kept.
   *
   * @default false
   * @prod true
   */
  readonly backup?: boolean;
  /**
   * CloudTrail records who read or wrote the platform's own data, into a bucket that nobody can shorten. Costs 0.10 USD for 100,000 events.
   *
   * @default false
   * @prod true
   */
  readonly auditTrail?: boolean;
  /**
   * Three dashboards: agents, operations and cost. Each costs 3 USD a month beyond the three that an account has free.
   *
   * @default false
   * @staging true
   * @prod true
   */
  readonly dashboards?: boolean;
  /**
   * A Bedrock guardrail looks at questions and answers. Costs, for 1,000 text units of 1,000 characters of either, 0.15 USD for harmful content and
   * 0.10 USD for secrets.
   *
   * @default false
   */
  readonly guardrails?: boolean;
}

/** How resources are named. */
export interface NamesConfiguration {
  /**
   * `explicit`: names as this configuration says, by which scripts and policies find them. `generated`: CloudFormation makes them up, and a resource
   * can be replaced without a clash of names; log groups, parameters, workgroups, trail, database, key alias and login domain keep theirs.
   *
   * @default 'explicit'
   * @choices explicit, generated
   */
  readonly physical?: string;
  /**
   * Put behind every name from the second on (`-g2`): a way past the names of data that an earlier deployment has left behind.
   *
   * @default 1
   * @minimum 1
   * @maximum 99
   */
  readonly generation?: number;
}
