import type { Construct } from 'constructs';
import { TOOL_FAMILIES } from '../contract';
import type { PlatformAssembly } from '../platform-assembly';
import { functionSettings } from '../platform-settings';
import { platformReaders } from './platform-readers';
import { ToolFunction } from './tool-function';
import type { ToolFunctionProps } from './tool-function-props';

/** What the tools of a platform work with, beside the configuration. */
export type PlatformToolsProps = Pick<
  ToolFunctionProps, 'lake' | 'envelopeSecret' | 'manifest' | 'parameters' | 'access' | 'deadLetterQueue' | 'vpc' | 'vpcSubnets' | 'securityGroups'
>;

/** One function for each family of tools. */
export function platformTools(
  scope: Construct, props: PlatformToolsProps, { config, settings, names, encryptionKey, own }: PlatformAssembly,
): ToolFunction[] {
  return TOOL_FAMILIES.map(family => new ToolFunction(scope, `Tools-${family}`, {
    ...functionSettings(config, names, `tools-${family}`, encryptionKey, own),
    ...props,
    ...platformReaders(family, config, names, own.queryRoles),
    family,
    environmentName: config.environment,
    metricNamespace: names.metricNamespace(),
    asOf: config.data.asOf,
    scanLimit: settings.scanLimit,
    timeout: settings.toolTimeout,
  }));
}
