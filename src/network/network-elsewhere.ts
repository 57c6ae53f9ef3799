import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { IPlatformNetwork, PlatformNetworkAttributes } from './platform-network-interface';
import { privateSubnets } from './private-subnets';

/** The network of another stack. */
export class NetworkElsewhere extends Construct implements IPlatformNetwork {
  public readonly vpc: ec2.IVpc;
  public readonly vpcSubnets: ec2.SubnetSelection;
  public readonly securityGroups: ec2.ISecurityGroup[];
  public readonly connections: ec2.Connections;

  constructor(scope: Construct, id: string, { vpc, vpcSubnets, securityGroups }: PlatformNetworkAttributes) {
    super(scope, id);
    this.vpc = vpc;
    this.vpcSubnets = vpcSubnets ?? privateSubnets(vpc);
    this.securityGroups = securityGroups;
    this.connections = new ec2.Connections({ securityGroups });
  }
}
