import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { NetworkEgress } from './network-egress';

/** The network that functions run in: one of its own, or yours. */
export interface PlatformNetworkProps {
  /** The key that encrypts the log of connections. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * Your own VPC. Nothing is made in it but a security group: its subnets need endpoints for the services that functions call, or a NAT gateway.
   *
   * @default - a VPC of the platform
   */
  readonly vpc?: ec2.IVpc;
  /**
   * The subnets of `vpc` that functions run in.
   *
   * @default - its private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /**
   * Security groups of your own for the functions. They must let out port 443 to the endpoints.
   *
   * @default - one that lets out port 443 and nobody in
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
  /**
   * The name of the VPC: its tag Name.
   *
   * @default - the path of the construct
   */
  readonly vpcName?: string;
  /**
   * Addresses of the VPC, /16 to /26 (two zones) or /25 (three zones).
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * How many zones the VPC spans, 2 or 3: the first of the Region.
   *
   * @default 2
   * @minimum 2
   * @maximum 3
   */
  readonly zones?: number;
  /**
   * The zones by name, two or three, where the first of the Region do not have every service (`us-east-1e` has few).
   *
   * @default - as many of the first zones of the Region as `zones` says
   */
  readonly zoneNames?: string[];
  /**
   * How functions reach AWS.
   *
   * @default NetworkEgress.ENDPOINTS
   */
  readonly egress?: NetworkEgress;
  /**
   * The AWS clients in the code that runs here, as the SDK for JavaScript names its packages: `client-athena`. Each gets an endpoint.
   *
   * @default - those in the bundles of the chat and tool functions
   */
  readonly clients?: string[];
  /**
   * Functions send traces to X-Ray, and need its endpoint.
   *
   * @default false
   */
  readonly tracing?: boolean;
  /**
   * Prefix lists of the gateway endpoints in this Region (`aws ec2 describe-managed-prefix-lists`), to which the security group is then bound.
   *
   * @default - port 443 to any address; the subnets have a route to the endpoints alone
   */
  readonly gatewayPrefixListIds?: string[];
  /**
   * The name of the group that holds the log of connections.
   *
   * @default - made by CloudFormation
   */
  readonly flowLogGroupName?: string;
  /**
   * The name of the role that writes it.
   *
   * @default - made by CloudFormation
   */
  readonly flowLogRoleName?: string;
  /**
   * How long it is kept.
   *
   * @default RetentionDays.ONE_WEEK
   */
  readonly flowLogRetention?: logs.RetentionDays;
}
