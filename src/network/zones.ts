import { Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** The first zones of the Region that is deployed to, by their place: names are not known before. */
export function firstZones(count: number): string[] {
  return Array.from({ length: count }, (_, place) => Fn.select(place, Fn.getAzs()));
}

/**
 * A VPC over exactly the zones of its props. Left to itself, `Vpc` asks the stack for its zones even where it is told which to take: in a stack
 * with a fixed account and Region that is a look-up, in one without it gives two. So the stack says none while the VPC is made.
 */
export function vpcOverZones(scope: Construct, id: string, props: ec2.VpcProps & { readonly availabilityZones: string[] }): ec2.Vpc {
  const stack = Stack.of(scope);
  if (Object.hasOwn(stack, 'availabilityZones')) return new ec2.Vpc(scope, id, props);
  Object.defineProperty(stack, 'availabilityZones', { configurable: true, get: () => [] });
  try {
    return new ec2.Vpc(scope, id, props);
  } finally {
    Reflect.deleteProperty(stack, 'availabilityZones');
  }
}
