import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { FunctionSettings } from './function-settings';

/** Where a function runs in a VPC. */
export interface FunctionNetwork {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly securityGroups: ec2.ISecurityGroup[];
}

/** The place of a function in its VPC; undefined for one that runs in none. */
export function functionNetwork(scope: Construct, props: FunctionSettings): FunctionNetwork | undefined {
  if (!props.vpc) return undefined;
  const securityGroups = props.securityGroups ?? [
    new ec2.SecurityGroup(scope, 'SecurityGroup', { vpc: props.vpc, description: 'Lets the function out, and nobody in' }),
  ];
  return { vpc: props.vpc, vpcSubnets: props.vpcSubnets, securityGroups };
}

/**
 * What Lambda does with a function's role to attach it to a VPC. Network interfaces have no name before they exist, and EC2 describes all
 * of them or none.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export function networkStatements(scope: Construct, network: FunctionNetwork): Pick<iam.PolicyStatementProps, 'actions' | 'resources'>[] {
  const arn = (resource: string, resourceName: string): string => Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });
  const interfaces = interfacesArn(scope);
  return [
    { actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'], resources: ['*'] },
    {
      actions: ['ec2:CreateNetworkInterface'],
      resources: [
        interfaces,
        ...network.vpc.selectSubnets(network.vpcSubnets).subnetIds.map(id => arn('subnet', id)),
        ...network.securityGroups.map(({ securityGroupId }) => arn('security-group', securityGroupId)),
      ],
    },
    { actions: ['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses'], resources: [interfaces] },
  ];
}

/** Every network interface of the account in the Region. */
export function interfacesArn(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'ec2', resource: 'network-interface', resourceName: '*' });
}
