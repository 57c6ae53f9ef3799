import { EnvelopeSecret, ToolFunction } from '../../src';
import { TOOL_FAMILIES, TOOL_VARIABLES, VARIABLES } from '../../src/contract';
import { viewsOf } from '../../src/tools/family-views';
import { platformStack, platformTemplate, SOMEWHERE } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor, statementsOf } from '../fixture/template';

const template = platformTemplate({ functions: { toolTimeoutSeconds: 45 } }, { env: SOMEWHERE });
const INVENTORY = [
  'warehouses', 'products', 'item_policies', 'inventory_position', 'demand_daily', 'sales_order_lines', 'purchase_order_lines',
];

test.each(TOOL_FAMILIES)('the %s tools have a function with the variables of the contract, and no others', family => {
  const properties = Object.values(resourcesOf(template)).find(({ Properties }) => Properties?.FunctionName === `scap-tools-${family}-dev`)?.Properties;
  expect(properties).toMatchObject({ Handler: `tools-${family}.handler`, Runtime: 'nodejs24.x', Timeout: 45 });
  expect(Object.keys((properties?.Environment as { Variables: object }).Variables).sort()).toEqual(TOOL_VARIABLES.map(id => VARIABLES[id].name).sort());
});

test('a family reads the views that its tools name, and no others', () => {
  expect([...viewsOf('inventory')].sort()).toEqual([...INVENTORY].sort());
  expect(viewsOf('sql')).toEqual(expect.arrayContaining(['suppliers', 'receipts', 'stock_movements']));
});

test('its role reads their tables and their prefixes, and lists nothing else of the bucket', () => {
  const tables = [statementFor(template, 'Toolsinventory', 'glue:GetTable').Resource].flat().map(flat);
  expect(tables.filter(arn => arn.includes(':table/')).map(arn => arn.split('/').at(-1)).sort()).toEqual([...INVENTORY].sort());
  const objects = [statementFor(template, 'Toolsinventory', 's3:GetObject').Resource].flat().map(flat);
  expect(objects.sort()).toEqual(INVENTORY.map(view => `<PlatformDataLakeBucket14F8DB69.Arn>/views/${view}/*`).sort());
  expect([statementFor(template, 'Toolsinventory', 's3:ListBucket').Condition?.StringLike?.['s3:prefix']].flat().sort())
    .toEqual(INVENTORY.map(view => `views/${view}/*`).sort());
});

test('its role runs queries in the workgroup of the platform, reads the signing secret, writes its log, and does nothing else', () => {
  const actions = new Set(statementsOf(template, 'Toolsinventory').flatMap(({ Action }) => Action));
  expect([...actions].sort()).toEqual([
    'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StartQueryExecution', 'athena:StopQueryExecution',
    'glue:GetDatabase', 'glue:GetTable', 'kms:Decrypt', 'kms:GenerateDataKey', 'logs:CreateLogStream', 'logs:PutLogEvents',
    's3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 'secretsmanager:GetSecretValue',
  ]);
  expect(flat(statementFor(template, 'Toolsinventory', 'athena:StartQueryExecution').Resource))
    .toBe('arn:<AWS::Partition>:athena:eu-central-1:111111111111:workgroup/scap-queries-dev');
  expect(flat(statementFor(template, 'Toolsinventory', 'secretsmanager:GetSecretValue').Resource)).toBe('<PlatformEnvelopeSecret883A7ECF>');
});

test('the policies of the widest role stay below what IAM allows in one role', () => {
  const policies = statementsOf(template, 'Toolssql').map(({ Resource, ...rest }) => ({ ...rest, Resource: [Resource].flat().map(flat) }));
  expect(JSON.stringify(policies).length).toBeLessThan(10_240);
});

test('a family that does not exist is refused', () => {
  const { stack, platform } = platformStack();
  const envelopeSecret = new EnvelopeSecret(stack, 'Secret', { encryptionKey: platform.key.key });
  expect(() => new ToolFunction(stack, 'Weather', {
    family: 'weather', lake: platform.lake, envelopeSecret, encryptionKey: platform.key.key, environmentName: 'dev', metricNamespace: 'scap/dev',
  })).toThrow('There is no tool family "weather": expected one of inventory, sql.');
});
