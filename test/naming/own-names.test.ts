import { NestedStack, Stack, Stage, type App } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SupplyChainAgentPlatform, type SupplyChainAgentPlatformProps } from '../../src';
import { SMALLEST, SOMEWHERE, testApp } from '../fixture/synthesize';

/** Makes two platforms at two places of one app. */
function both(places: (app: App) => readonly [Construct, Construct], second: Partial<SupplyChainAgentPlatformProps> = {}): () => void {
  const [here, there] = places(testApp());
  new SupplyChainAgentPlatform(here, 'First', SMALLEST);
  return () => new SupplyChainAgentPlatform(there, 'Second', { ...SMALLEST, ...second });
}

const inOneStack = (app: App): readonly [Construct, Construct] => {
  const stack = new Stack(app, 'Both');
  return [stack, stack];
};

test('a second platform of the same prefix and environment in one stack is refused, with the remedy', () => {
  expect(both(inOneStack)).toThrow(expect.objectContaining({
    code: 'NAMES_TAKEN',
    message: 'prefix: "scap" with environment: "dev" names the platform Both/First, too: in one account and Region each name is there once. '
      + 'Give one of the two another prefix or another environment.',
  }));
});

test.each<[string, (app: App) => readonly [Construct, Construct]]>([
  ['a stack and one nested in it', app => {
    const stack = new Stack(app, 'Outer');
    return [stack, new NestedStack(stack, 'Inner')];
  }],
  ['two stacks of one account and Region', app => [new Stack(app, 'One', { env: SOMEWHERE }), new Stack(app, 'Two', { env: SOMEWHERE })]],
  ['two stages of one account and Region', app => [
    new Stack(new Stage(app, 'Blue', { env: SOMEWHERE }), 'One'), new Stack(new Stage(app, 'Green', { env: SOMEWHERE }), 'Two'),
  ]],
])('nor may they share their names in %s', (_, places) => {
  expect(both(places)).toThrow(expect.objectContaining({ code: 'NAMES_TAKEN' }));
});

test.each<[string, (app: App) => readonly [Construct, Construct]]>([
  ['in two Regions', app => [new Stack(app, 'One', { env: SOMEWHERE }), new Stack(app, 'Two', { env: { ...SOMEWHERE, region: 'eu-west-1' } })]],
  ['in two accounts', app => [new Stack(app, 'One', { env: SOMEWHERE }), new Stack(app, 'Two', { env: { ...SOMEWHERE, account: '222222222222' } })]],
  ['in two stacks whose place nobody knows yet', app => [new Stack(app, 'One'), new Stack(app, 'Two')]],
])('%s the same names stand beside each other', (_, places) => {
  expect(both(places)).not.toThrow();
});

test.each<[string, Partial<SupplyChainAgentPlatformProps>]>([
  ['prefix', { prefix: 'other' }], ['environment', { environment: 'test' }], ['generation', { names: { generation: 2 } }],
])('another %s is enough', (_, second) => {
  expect(both(inOneStack, second)).not.toThrow();
});

test('a platform shows its names, for resources of your own', () => {
  const stack = new Stack(testApp(), 'Mine');
  expect(new SupplyChainAgentPlatform(stack, 'Platform', SMALLEST).names.resource('orders')).toBe('scap-orders-dev');
});
