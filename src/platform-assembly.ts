import type * as kms from 'aws-cdk-lib/aws-kms';
import type { ResolvedConfiguration } from './config';
import type { ResourceNamer } from './naming/resource-namer';
import type { OwnResourcesProps } from './platform-props';
import type { PlatformSettings } from './platform-settings';

/** What every part of a platform follows from. */
export interface PlatformAssembly {
  readonly config: ResolvedConfiguration;
  /** The configuration as the types of the CDK. */
  readonly settings: PlatformSettings;
  readonly names: ResourceNamer;
  /** The key that encrypts everything. */
  readonly encryptionKey: kms.IKey;
  /** What the consumer brings. */
  readonly own: OwnResourcesProps;
}
