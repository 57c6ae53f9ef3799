/** The Regions that a geographic inference profile routes between. */
export interface Geography {
  /** What stands before a model's id in the profile's: `eu` in `eu.amazon.nova-pro-v1:0`. */
  readonly id: string;
  /** The Regions that may answer. */
  readonly destinations: readonly string[];
  /** The Regions that may ask. */
  readonly sources: readonly string[];
}

/** The day this table was written. AWS adds Regions to profiles: compare it with the list below, and override it by `models.destination_regions`. */
export const GEOGRAPHIES_AS_OF = '2026-11-24';

const US = ['us-east-1', 'us-east-2', 'us-west-2'];
const EU = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'];
const APAC = [
  'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-4',
];

/**
 * The widest set of Regions per geography. A model's own profile may route to fewer, which harms nothing: a grant on a destination holds
 * only for calls through the profile.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
export const GEOGRAPHIES: readonly Geography[] = [
  { id: 'us', destinations: US, sources: [...US, 'us-west-1'] },
  { id: 'eu', destinations: EU, sources: EU },
  { id: 'apac', destinations: APAC, sources: APAC },
];
