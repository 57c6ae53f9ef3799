import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { readableTokens } from './readable-tokens';

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
  backupRole: {
    rule: 'AwsSolutions-IAM5',
    reason: 'AWS Backup makes copies, and a rule by which it follows a bucket, whose names end in what it chooses, and copies every object of the bucket. '
      + 'events:ListRules, cloudwatch:GetMetricData and s3:ListAllMyBuckets are allowed on * or not at all. Its managed policies name * throughout.',
  },
  alarmsOfDeployment: {
    rule: 'AwsSolutions-IAM5',
    reason: 'CodeDeploy looks at the alarms of a deployment by cloudwatch:DescribeAlarms. CloudWatch shows composite alarms only to those who may describe all.',
  },
  tracing: {
    rule: 'AwsSolutions-IAM5',
    reason: 'X-Ray has no resources: xray:PutTraceSegments and xray:PutTelemetryRecords are allowed on * or not at all.',
  },
  objectPrefixes: {
    rule: 'AwsSolutions-IAM5',
    reason: 'S3 names the objects of a view only by their prefix. The role reads views/<view>/ of the views that its tools name, and no other prefix.',
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

/** Acknowledges a finding on `scope` for each of the resources that its role names only by a part, or by `*`. */
export function acknowledgeResources(scope: IConstruct, finding: keyof typeof ACKNOWLEDGED, arns: readonly string[]): void {
  for (const arn of arns) {
    const readable = readableTokens(Stack.of(scope).resolve(arn), name => `<${name}>`);
    if (typeof readable === 'string') acknowledge(scope, finding, `Resource::${readable}`);
  }
}
