import type { Construct } from 'constructs';
import type { PlatformAssembly } from '../platform-assembly';
import { functionSettings } from '../platform-settings';
import { PageFunction } from './page-function';
import type { PageFunctionProps } from './page-function-props';

/** What the page of a platform works with, beside the configuration. */
export type PlatformPageProps = Pick<PageFunctionProps, 'tokenIssuer' | 'deadLetterQueue' | 'vpc' | 'vpcSubnets' | 'securityGroups'>;

/** The function that serves the page, where api.web is on. */
export function platformPage(
  scope: Construct, props: PlatformPageProps, { config, names, encryptionKey, own }: PlatformAssembly,
): PageFunction | undefined {
  if (!config.api.web) return undefined;
  const { tokenIssuer, deadLetterQueue } = props;
  return new PageFunction(scope, 'Page', {
    ...functionSettings(config, names, 'page', encryptionKey, own),
    // Without a known login it asks the issuer, whom a VPC need not reach.
    ...(tokenIssuer.loginUrl ? props : { tokenIssuer, deadLetterQueue }),
    memorySize: undefined,
    environmentName: config.environment,
  });
}
