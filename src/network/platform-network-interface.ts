import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

/** The network that functions run in, made here or elsewhere. Its connections are those of the functions: `connections.allowTo(…)`. */
export interface IPlatformNetwork extends IConstruct, ec2.IConnectable {
  /** The VPC. */
  readonly vpc: ec2.IVpc;
  /** The subnets that functions run in. */
  readonly vpcSubnets: ec2.SubnetSelection;
  /** The security groups of functions. */
  readonly securityGroups: ec2.ISecurityGroup[];
}

/** The network of another stack. */
export interface PlatformNetworkAttributes {
  /** The VPC: `Vpc.fromVpcAttributes`. */
  readonly vpc: ec2.IVpc;
  /**
   * The subnets that functions run in.
   *
   * @default - its private subnets, or else its isolated ones
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /** The security groups of functions: `SecurityGroup.fromSecurityGroupId`. */
  readonly securityGroups: ec2.ISecurityGroup[];
}
