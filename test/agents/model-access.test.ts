import { App, Stack } from 'aws-cdk-lib';
import { ModelGeography, ModelResidency } from '../../src';
import { modelAccess } from '../../src/agents/model-access';
import { platformTemplate } from '../fixture/synthesize';
import { flat } from '../fixture/template';

const MODEL = 'amazon.nova-pro-v1:0';
const stackIn = (region?: string): Stack => new Stack(new App(), 'S', { env: { account: '111111111111', region } });

/** Resources and condition of each statement, as text. */
function access(stack: Stack, residency: ModelResidency, destinationRegions: string[] = [], geography?: ModelGeography) {
  const { invokedId, statements } = modelAccess(stack, { modelId: MODEL, residency, destinationRegions, geography });
  return {
    invokedId: flat(stack.resolve(invokedId)),
    statements: statements.map(statement => {
      const { Action, Resource, Condition } = stack.resolve(statement.toStatementJson());
      expect(Action).toBe('bedrock:InvokeModelWithResponseStream');
      return { resources: [Resource].flat().map(flat), ...(Condition ? { condition: Condition.StringEquals } : {}) };
    }),
  };
}

test('in the Region: the model there', () => {
  expect(access(stackIn('eu-central-1'), ModelResidency.REGION)).toEqual({
    invokedId: MODEL,
    statements: [{ resources: ['arn:<AWS::Partition>:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0'] }],
  });
});

test('in the geography: the profile, and through it only the model in every Region that it routes to', () => {
  const { invokedId, statements } = access(stackIn('eu-west-1'), ModelResidency.GEOGRAPHY);
  expect(invokedId).toBe('eu.amazon.nova-pro-v1:0');
  expect(statements[0]).toEqual({ resources: ['arn:<AWS::Partition>:bedrock:eu-west-1:111111111111:inference-profile/eu.amazon.nova-pro-v1:0'] });
  expect(statements[1]?.resources).toEqual(['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3']
    .map(region => `arn:<AWS::Partition>:bedrock:${region}::foundation-model/amazon.nova-pro-v1:0`));
  expect(flat(statements[1]?.condition['bedrock:InferenceProfileArn'])).toBe(statements[0]?.resources[0]);
});

test('the destinations can be narrowed', () => {
  const { statements } = access(stackIn('eu-west-1'), ModelResidency.GEOGRAPHY, ['eu-west-1']);
  expect(statements[1]?.resources).toEqual(['arn:<AWS::Partition>:bedrock:eu-west-1::foundation-model/amazon.nova-pro-v1:0']);
});

test('everywhere: also the model without a Region, for requests that carry none', () => {
  const { invokedId, statements } = access(stackIn('eu-central-1'), ModelResidency.GLOBAL);
  expect(invokedId).toBe('global.amazon.nova-pro-v1:0');
  expect(statements.map(({ resources }) => resources)).toEqual([
    ['arn:<AWS::Partition>:bedrock:eu-central-1:111111111111:inference-profile/global.amazon.nova-pro-v1:0'],
    ['arn:<AWS::Partition>:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0'],
    ['arn:<AWS::Partition>:bedrock:::foundation-model/amazon.nova-pro-v1:0'],
  ]);
  expect(statements[2]?.condition['aws:RequestedRegion']).toBe('unspecified');
});

test('where the Region is not known yet, CloudFormation looks the geography up, without a wildcard', () => {
  const stack = stackIn();
  const { invokedId, statements } = access(stack, ModelResidency.GEOGRAPHY);
  expect(invokedId).toBe('<map geography>.amazon.nova-pro-v1:0');
  expect(statements[1]?.resources[0]).toBe('arn:<AWS::Partition>:bedrock:<map destination0>::foundation-model/amazon.nova-pro-v1:0');
  expect(statements[1]?.resources).toHaveLength(8);
  const [mapping] = Object.values(platformTemplate().findMappings('*'));
  expect(mapping?.['us-west-1']).toMatchObject({ geography: 'us', destination0: 'us-east-1', destination7: 'us-west-2' });
});

test('a Region without a known geographic profile is refused, with the way out', () => {
  expect(() => access(stackIn('sa-east-1'), ModelResidency.GEOGRAPHY)).toThrow(
    'props: models.residency is geography, but no geographic inference profile is known in sa-east-1 (table of 2026-11-27). '
    + 'Choose region or global, or name models.geography and models.destination_regions.');
});

test.each([
  ['ap-northeast-1', undefined, 'apac', 8],
  ['ap-northeast-1', ModelGeography.JP, 'jp', 2],
  ['ap-southeast-2', ModelGeography.AU, 'au', 2],
  ['ca-central-1', undefined, 'ca', 2],
  ['us-gov-west-1', undefined, 'us-gov', 2],
] as const)('in %s with geography %s the profile is that of %s', (region, geography, id, destinations) => {
  const { invokedId, statements } = access(stackIn(region), ModelResidency.GEOGRAPHY, [], geography);
  expect(invokedId).toBe(`${id}.amazon.nova-pro-v1:0`);
  expect(statements[1]?.resources).toHaveLength(destinations);
});

test('a geography that is chosen is known without the Region, and needs no mapping', () => {
  const stack = stackIn();
  expect(access(stack, ModelResidency.GEOGRAPHY, [], ModelGeography.JP).invokedId).toBe('jp.amazon.nova-pro-v1:0');
  expect(stack.node.children).toEqual([]);
});

test('a geography that cannot be asked from the Region is refused, unless the Regions are named that it routes to', () => {
  expect(() => access(stackIn('eu-west-1'), ModelResidency.GEOGRAPHY, [], ModelGeography.JP)).toThrow(
    'no inference profile of jp is known in eu-west-1 (table of 2026-11-27). Choose another models.geography, or also name models.destination_regions.');
  expect(access(stackIn('sa-east-1'), ModelResidency.GEOGRAPHY, ['us-east-1'], ModelGeography.US).invokedId).toBe('us.amazon.nova-pro-v1:0');
});
