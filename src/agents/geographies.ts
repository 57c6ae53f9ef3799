import { ModelGeography } from './model-geography';

/** The Regions that a geographic inference profile routes between. */
export interface Geography {
  /** What stands before a model's id in the profile's: `eu` in `eu.amazon.nova-pro-v1:0`. */
  readonly id: ModelGeography;
  /** The Regions that may answer. */
  readonly destinations: readonly string[];
  /** The Regions that may ask. */
  readonly sources: readonly string[];
}

/**
 * The day this table was written, from memory of the list below and of pages that quote it: no account was asked. AWS adds Regions to profiles,
 * and a model's own profile may have fewer; `models.geography` and `models.destination_regions` override the table.
 */
export const GEOGRAPHIES_AS_OF = '2026-11-27';

const US = ['us-east-1', 'us-east-2', 'us-west-2'];
const EU = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'];
const APAC = [
  'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4',
];
const JP = ['ap-northeast-1', 'ap-northeast-3'];
const AU = ['ap-southeast-2', 'ap-southeast-4'];
const CA = ['ca-central-1', 'ca-west-1'];
const US_GOV = ['us-gov-east-1', 'us-gov-west-1'];

/**
 * The widest set of Regions per geography. A model's own profile may route to fewer, which harms nothing: a grant on a destination holds
 * only for calls through the profile. Where a Region asks in two geographies, the first of them holds unless another is chosen.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
export const GEOGRAPHIES: readonly Geography[] = [
  { id: ModelGeography.US, destinations: US, sources: [...US, 'us-west-1'] },
  { id: ModelGeography.EU, destinations: EU, sources: EU },
  { id: ModelGeography.APAC, destinations: APAC, sources: APAC },
  { id: ModelGeography.JP, destinations: JP, sources: JP },
  { id: ModelGeography.AU, destinations: AU, sources: AU },
  { id: ModelGeography.CA, destinations: CA, sources: CA },
  { id: ModelGeography.US_GOV, destinations: US_GOV, sources: US_GOV },
];
