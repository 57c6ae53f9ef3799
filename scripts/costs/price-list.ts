/** What stands still but is billed: the parts of a template that cost by the month. */
export type FixedPriceId =
  | 'key' | 'secret' | 'series' | 'alarm' | 'compositeAlarm' | 'dashboard' | 'interfaceEndpoint' | 'natGateway' | 'publicAddress'
  | 'webAcl' | 'webAclRule' | 'provisionedGigabyte' | 'readCapacity' | 'writeCapacity';

/** A price by the month. */
export interface FixedPrice {
  readonly what: string;
  readonly unit: string;
  /** For one unit and month. */
  readonly usd: number;
  /** Whose page says so, and how. */
  readonly source: string;
}

/** A price that nothing but use makes. */
export interface PriceByUse {
  readonly what: string;
  readonly price: string;
  readonly source: string;
}

/** The prices of one Region on one day: `scripts/prices/<region>.json`. */
export interface PriceList {
  readonly region: string;
  readonly currency: string;
  /** When they were in force. */
  readonly asOf: string;
  readonly hoursPerMonth: number;
  readonly fixed: Readonly<Record<FixedPriceId, FixedPrice>>;
  readonly byUse: readonly PriceByUse[];
}
