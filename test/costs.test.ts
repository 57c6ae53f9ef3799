import { Stack } from 'aws-cdk-lib';
import { CEILINGS, costsPage, monthlyCosts, totalOf, UnpricedResourceError, type CostLine } from '../scripts/costs';
import prices from '../scripts/prices/us-east-1.json';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../src';
import { resolveConfiguration, seriesOf } from '../src/config';
import { templateOf, testApp } from './fixture/synthesize';
import { resourcesOf } from './fixture/template';

/** What an environment of `config/` costs a month while nobody asks. */
function costsOf(environment: string): CostLine[] {
  const configuration = ConfigurationManager.load(`config/${environment}.yaml`);
  const stack = new Stack(testApp(), 'Costs');
  new SupplyChainAgentPlatform(stack, 'Platform', configuration);
  return monthlyCosts(resourcesOf(templateOf(stack)), seriesOf(resolveConfiguration(configuration)), prices);
}

test.each([
  ['dev', 9],
  ['staging', 35],
  ['prod', 200],
])('while nobody asks, %s costs less than %d USD a month', (environment, ceiling) => {
  const costs = totalOf(costsOf(environment));
  expect(CEILINGS[environment]).toBe(ceiling);
  expect(costs).toBeGreaterThan(1); // the key
  expect(costs).toBeLessThan(ceiling);
});

test('each part is billed by its own unit: zones of endpoints, rules of a web ACL, memory kept warm, capacity', () => {
  const resources = {
    Key: { Type: 'AWS::KMS::Key' },
    Athena: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b', 'c'] } },
    S3: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway' } },
    Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } },
    Function: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 2048 } },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Function' }, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } } },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 10 } } },
    OnDemand: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } },
  };
  expect(monthlyCosts(resources, 10, prices).map(({ what, units, total }) => [what, units, Number(total.toFixed(2))])).toEqual([
    ['Interface endpoint', 3, 21.9],
    ['Warm function memory', 2, 17.52],
    ['Web ACL', 1, 5],
    ['Provisioned write capacity', 10, 4.75],
    ['Metric series', 10, 3],
    ['Rule of the web ACL', 2, 2],
    ['Customer managed key', 1, 1],
    ['Provisioned read capacity', 10, 0.95],
  ]);
});

test('a resource that nobody has priced is found, not taken for free', () => {
  expect(() => monthlyCosts({ Cluster: { Type: 'AWS::EKS::Cluster' } }, 0, prices)).toThrow(UnpricedResourceError);
});

test('the page names each part, its price and the sum', () => {
  const page = costsPage([{ environment: 'dev', ceiling: 9, lines: monthlyCosts({ Key: { Type: 'AWS::KMS::Key' } }, 10, prices) }], prices);
  expect(page).toContain('| dev | 4.00 | 9.00 |');
  expect(page).toContain('| Metric series | 10 series | 0.30 | 3.00 |');
  expect(page).toContain('| **together** | | | **4.00** |');
});
