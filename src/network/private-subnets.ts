import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** Those with a way out where there are any, or else those without. */
export function privateSubnets(vpc: ec2.IVpc): ec2.SubnetSelection {
  return { subnetType: vpc.privateSubnets.length > 0 ? ec2.SubnetType.PRIVATE_WITH_EGRESS : ec2.SubnetType.PRIVATE_ISOLATED };
}
