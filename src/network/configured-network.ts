import { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { TokenIssuer } from '../api/token-issuer';
import { keySetUrlOf } from '../api/token-variables';
import type { ResolvedConfiguration } from '../config';
import type { ResourceNamer } from '../naming/resource-namer';
import { KeySetParameter } from '../parameters/key-set-parameter';
import { smallFunctionSettings } from '../platform-settings';
import { NetworkEgress } from './network-egress';
import type { OwnNetworkProps } from './own-network-props';
import { PlatformNetwork } from './platform-network';

/** What the network of a platform follows. */
export interface NetworkSettings {
  readonly config: ResolvedConfiguration;
  readonly names: ResourceNamer;
  readonly encryptionKey: kms.IKey;
  readonly own: OwnNetworkProps;
}

/** The network of a platform's functions, where it is on or brought. */
export function configuredNetwork(scope: Construct, { config, names, encryptionKey, own }: NetworkSettings): PlatformNetwork | undefined {
  if (!inVpc(config, own)) return undefined;
  const { network, features } = config;
  return new PlatformNetwork(scope, 'Network', {
    encryptionKey,
    vpc: own.vpc,
    vpcSubnets: own.vpcSubnets,
    securityGroups: own.securityGroups,
    vpcName: names.resource('functions'),
    cidr: network.cidr,
    zones: features.multiAz ? 3 : 2,
    egress: network.egress === NetworkEgress.NAT ? NetworkEgress.NAT : NetworkEgress.ENDPOINTS,
    tracing: features.xray,
    flowLogGroupName: names.path('network/flow'),
    flowLogRoleName: names.role('network-flow'),
    flowLogRetention: network.flowLogRetentionDays,
  });
}

/** Whether functions read the issuer's keys from a parameter: where they cannot reach the issuer, or where the configuration says so. */
export function keySetInParameter(config: ResolvedConfiguration, own: OwnNetworkProps): boolean {
  if (config.identity.keySet !== 'auto') return config.identity.keySet === 'parameter';
  return inVpc(config, own) && config.network.egress !== NetworkEgress.NAT;
}

/** The copy of the issuer's keys, where functions read it. */
export function configuredKeySet(scope: Construct, issuer: TokenIssuer, settings: NetworkSettings): KeySetParameter | undefined {
  const { config, names, encryptionKey, own } = settings;
  if (!keySetInParameter(config, own)) return undefined;
  return new KeySetParameter(scope, 'KeySet', {
    ...smallFunctionSettings(config, names, 'refresh-key-set', encryptionKey),
    parameterName: names.path('key-set'),
    keySetUrl: keySetUrlOf(issuer),
    refreshEvery: Duration.hours(1),
    ruleName: names.resource('refresh-key-set'),
    deadLetterQueueName: names.resource('refresh-key-set'),
  });
}

function inVpc(config: ResolvedConfiguration, own: OwnNetworkProps): boolean {
  return config.features.vpc || own.vpc !== undefined;
}
