import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/** A network of your own for the functions that hold data. */
export interface OwnNetworkProps {
  /**
   * Your own VPC. Functions run in it whatever features.vpc says; a message at synthesis names the services that its subnets must reach.
   *
   * @default - that of features.vpc
   */
  readonly vpc?: ec2.IVpc;
  /**
   * The subnets of `vpc` that functions run in.
   *
   * @default - its private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /**
   * The security groups of functions in `vpc`.
   *
   * @default - one that lets out port 443 and nobody in
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}
