/** How functions in a VPC reach AWS. */
export enum NetworkEgress {
  /** By VPC endpoints, without any way to the internet. Costs about 7.30 USD a month for each interface endpoint and zone. */
  ENDPOINTS = 'endpoints',
  /** By NAT gateways: also to the internet. Costs about 33 USD a month for each gateway, and 0.045 USD a GB. */
  NAT = 'nat',
}
