import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { NamesTakenError } from './names-taken-error';
import type { ResourceNamer } from './resource-namer';

/** Something whose resources are named. */
export interface Named extends IConstruct {
  readonly names: ResourceNamer;
}

/**
 * Refuses names that another of `others` gives to its resources in the same place: in the same stack, or in two of the same account and Region.
 * What is not known yet is not judged.
 *
 * @throws NamesTakenError
 */
export function requireOwnNames(one: Named, others: readonly Named[]): void {
  const owner = others.find(other => other !== one && other.names._equals(one.names) && samePlace(one, other));
  if (owner) throw new NamesTakenError(one.names.prefix, one.names.environment, owner.node.path);
}

function samePlace(one: IConstruct, other: IConstruct): boolean {
  const [here, there] = [outermost(Stack.of(one)), outermost(Stack.of(other))];
  if (here === there) return true;
  const known = ![here, there].some(({ account, region }) => Token.isUnresolved(account) || Token.isUnresolved(region));
  return known && here.account === there.account && here.region === there.region;
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
