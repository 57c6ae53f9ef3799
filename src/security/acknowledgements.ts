import { CfnElement, Stack, Token, Validations } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** A finding of a security check that stands, and why a reviewer may accept it. */
export interface AcknowledgedFinding {
  readonly rule: string;
  readonly reason: string;
}

/** Every finding that stands: each cannot be satisfied here, or follows from a choice of the configuration. Anything else fails the checks. */
export const ACKNOWLEDGED = {
  networkInterfaces: {
    rule: 'AwsSolutions-IAM5',
    reason: 'Lambda makes the network interfaces of a function in a VPC under its role. They have no name before they exist, and EC2 describes all or none.',
  },
  tracing: {
    rule: 'AwsSolutions-IAM5',
    reason: 'X-Ray has no resources: xray:PutTraceSegments and xray:PutTelemetryRecords are allowed on * or not at all.',
  },
  objectPrefixes: {
    rule: 'AwsSolutions-IAM5',
    reason: 'S3 names the objects of a view only by their prefix. The role reads views/<view>/ of the views that its tools name, and no other prefix.',
  },
  envelopeRotation: {
    rule: 'AwsSolutions-SMG4',
    reason: 'The key signs calls between two functions of this environment, each valid for five minutes. Writing a new version of the secret replaces it: '
      + 'functions read it at run time and accept the version before, too. A rotation function would be one more role that can write the key.',
  },
  mfaByChoice: {
    rule: 'AwsSolutions-COG2',
    reason: 'identity.mfa of this environment is not required: its users sign in with a second factor elsewhere, or the environment holds no data worth one.',
  },
  noThreatProtection: {
    rule: 'AwsSolutions-COG8',
    reason: 'identity.threat_protection is off: it needs the Plus plan, which costs per active user. Nobody signs up by himself, and a second factor is required '
      + 'unless identity.mfa says otherwise.',
  },
  noWebAcl: {
    rule: 'AwsSolutions-APIG3',
    reason: 'No web ACL stands before the API here. Every route needs a token of the user pool, and the stage is throttled.',
  },
} as const satisfies Record<string, AcknowledgedFinding>;

/**
 * Acknowledges a finding on the construct that has it, and nowhere else.
 *
 * @param detail  which of several findings of one rule: `Resource::…`
 */
export function acknowledge(scope: IConstruct, finding: keyof typeof ACKNOWLEDGED, detail?: string): void {
  const { rule, reason } = ACKNOWLEDGED[finding];
  Validations.of(scope).acknowledge({ id: detail === undefined ? rule : `${rule}[${detail}]`, reason });
}

/** Acknowledges on `scope` that its role may make network interfaces, which have no name before. */
export function acknowledgeNetworkInterfaces(scope: IConstruct): void {
  const { partition, region, account } = Stack.of(scope);
  const known = (value: string, pseudo: string): string => (Token.isUnresolved(value) ? `<AWS::${pseudo}>` : value);
  const interfaces = `arn:${known(partition, 'Partition')}:ec2:${known(region, 'Region')}:${known(account, 'AccountId')}:network-interface/*`;
  for (const resource of ['*', interfaces]) acknowledge(scope, 'networkInterfaces', `Resource::${resource}`);
}

/** Acknowledges on `scope` that its role reads the objects below certain prefixes of a bucket. */
export function acknowledgeObjectPrefixes(scope: IConstruct, bucket: s3.IBucket, prefixes: readonly string[]): void {
  const resource = bucket.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) return;
  const arn = `<${Stack.of(bucket).getLogicalId(resource)}.Arn>`;
  for (const prefix of prefixes) acknowledge(scope, 'objectPrefixes', `Resource::${arn}/${prefix}*`);
}
