import type { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PlatformParameters, SecuredTable, ToolFunction, type MappedView, type ToolFunctionProps } from '../../src';
import { ASSUMED_ENGINE_VARIABLES, OWN_ENGINE_VARIABLES, PERSONAS, TOOL_VARIABLES, VARIABLES, type EnvironmentVariable } from '../../src/contract';
import { viewsOf } from '../../src/tools/family-views';
import { measured } from '../fixture/measured';
import { standalone } from '../fixture/standalone';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

const INVENTORY = [
  'warehouses', 'products', 'item_policies', 'inventory_position', 'inventory_daily', 'stock_movements', 'demand_daily', 'lots', 'sales_order_lines',
  'purchase_order_lines', 'receipts', 'supplier_prices', 'exchange_rates', 'transfers', 'calendars', 'substitutes', 'lanes', 'forecasts', 'suppliers',
];

function toolFunction(family: string, props: Partial<ToolFunctionProps> = {}, mappings: Record<string, MappedView> = {}) {
  const { stack, lake, common } = standalone(mappings);
  const tools = new ToolFunction(stack, 'Tools', { ...common, family, lake, ...props });
  return { stack, tools, template: () => templateOf(stack) };
}

/** Each statement as `actions on resources, if condition`, without what all ARNs share and without the hashes of logical ids. */
function allowed(template: Template, policy: string): string[] {
  return statementsOf(template, policy).map(({ Action, Resource, Condition }) => {
    const resources = [Resource].flat().map(flat).map(arn => withoutHashes(arn).replace(/arn:<AWS::Partition>:(\w+):(eu-central-1:111111111111|:):?/, '$1:'));
    return `${[Action].flat().join(' ')} on ${resources.join(' ')}${Condition ? `, if ${JSON.stringify(Condition)}` : ''}`;
  });
}

function withoutHashes(text: string): string {
  return text.replace(/[0-9A-F]{8}(?=(\.Arn)?>)/g, '');
}

const inventory = toolFunction('inventory').template();
const sql = toolFunction('sql').template();
const variablesOf = (template: Template) => {
  const [, { Properties } = {}] = Object.entries(resourcesOf(template)).find(([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('Tools')) ?? [];
  return (Properties?.Environment as { Variables: Record<string, unknown> }).Variables;
};

test('a function is given the variables of the contract, and no others', () => {
  const names = (ids: readonly (keyof typeof VARIABLES)[]) =>
    ids.map((id): EnvironmentVariable => VARIABLES[id]).filter(({ optional }) => !optional).map(({ name }) => name).sort();
  expect(Object.keys(variablesOf(inventory)).sort()).toEqual(names([...TOOL_VARIABLES, ...OWN_ENGINE_VARIABLES]));
  expect(Object.keys(variablesOf(sql)).sort()).toEqual(names([...TOOL_VARIABLES, ...ASSUMED_ENGINE_VARIABLES]));
});

test('the family that answers measures and verified questions reads them, and no other family does', () => {
  const of = (family: string) => {
    const { stack, lake, common, key } = standalone();
    new ToolFunction(stack, 'Tools', {
      ...common, family, lake,
      parameters: new PlatformParameters(stack, 'Parameters'),
      access: new SecuredTable(stack, 'Access', { partitionKey: 'PK', sortKey: 'SK', encryptionKey: key.key }),
    });
    return templateOf(stack);
  };
  const reads = (template: Template) => allowed(template, 'ToolsRole').filter(each => /Parameters|AccessTable/.test(each));
  const keys = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['Q#'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } };
  expect(reads(of('sql'))).toEqual([
    'ssm:GetParameters on ssm:parameter/<ParametersDefinitions>', `dynamodb:Query on <AccessTable.Arn>, if ${JSON.stringify(keys)}`,
  ]);
  expect(variablesOf(of('sql'))).toMatchObject({ SCAP_DEFINITIONS_PARAMETER: expect.anything(), SCAP_ACCESS_TABLE: expect.anything() });
  expect(reads(of('inventory'))).toEqual([]);
  expect(Object.keys(variablesOf(of('inventory'))).filter(name => /DEFINITIONS|ACCESS/.test(name))).toEqual([]);
});

test('the role of a family whose tools name their views reads those views, by table and by prefix, and nothing else', () => {
  expect([...viewsOf('inventory')].sort()).toEqual([...INVENTORY].sort());
  const lake = { catalog: 'glue:catalog', database: 'glue:database/<LakeDatabase>', bucket: '<LakeBucket.Arn>' };
  expect(allowed(inventory, 'ToolsRole')).toEqual([
    'logs:CreateLogStream logs:PutLogEvents on <ToolsLogs.Arn>',
    'athena:StartQueryExecution athena:GetQueryExecution athena:GetQueryResults athena:StopQueryExecution on athena:workgroup/mine',
    'kms:Decrypt kms:GenerateDataKey on <Key.Arn>',
    `glue:GetTable on ${lake.catalog} ${lake.database} ${viewsOf('inventory').map(view => `glue:table/<LakeDatabase>/${view}`).join(' ')}`,
    `glue:GetDatabase on ${lake.catalog} ${lake.database} glue:database/default`,
    `s3:GetBucketLocation on ${lake.bucket}`,
    `s3:ListBucket on ${lake.bucket}, if ${JSON.stringify({ StringLike: { 's3:prefix': viewsOf('inventory').map(view => `views/${view}/*`) } })}`,
    `s3:GetObject on ${viewsOf('inventory').map(view => `${lake.bucket}/views/${view}/*`).join(' ')}`,
    'kms:Decrypt on <Key.Arn>',
    'secretsmanager:GetSecretValue on <EnvelopeSecret>',
  ]);
});

test('the role of the family that runs SQL written by a model reads no data: it assumes the roles of those who ask', () => {
  expect(allowed(sql, 'ToolsRole').map(statement => statement.replace(/ on .*Query(\w+?)Role.*/, ' on the role of $1'))).toEqual([
    'logs:CreateLogStream logs:PutLogEvents on <ToolsLogs.Arn>',
    'sts:AssumeRole on the role of warehousemanager',
    'sts:AssumeRole on the role of fieldengineer',
    'sts:AssumeRole on the role of procurementspecialist',
    'sts:AssumeRole on the role of findentities',
    'sts:AssumeRole on the role of datadays',
    'secretsmanager:GetSecretValue on <EnvelopeSecret>',
    'kms:Decrypt on <Key.Arn>',
  ]);
});

test('the role of a persona reads the views of that persona in a workgroup of its own, and nothing else', () => {
  const { views } = PERSONAS.procurement_specialist;
  expect(allowed(sql, 'Queryprocurementspecialist')).toEqual([
    'athena:StartQueryExecution athena:GetQueryExecution athena:GetQueryResults athena:StopQueryExecution on athena:workgroup/mine-procurement-specialist',
    'kms:Decrypt kms:GenerateDataKey on <Key.Arn>',
    `glue:GetTable on glue:catalog glue:database/<LakeDatabase> ${views.map(view => `glue:table/<LakeDatabase>/${view}`).join(' ')}`,
    'glue:GetDatabase on glue:catalog glue:database/<LakeDatabase> glue:database/default',
    's3:GetBucketLocation on <LakeBucket.Arn>',
    `s3:ListBucket on <LakeBucket.Arn>, if ${JSON.stringify({ StringLike: { 's3:prefix': views.map(view => `views/${view}/*`) } })}`,
    `s3:GetObject on ${views.map(view => `<LakeBucket.Arn>/views/${view}/*`).join(' ')}`,
    'kms:Decrypt on <Key.Arn>',
  ]);
  expect(views).not.toContain('inventory_position');
});

test('a tool that names its views reads them under a role of its own, whoever asks', () => {
  const [objects] = allowed(sql, 'Queryfindentities').filter(statement => statement.startsWith('s3:GetObject'));
  expect(objects?.match(/views\/\w+/g)).toEqual(['views/warehouses', 'views/products', 'views/suppliers', 'views/sales_orders', 'views/purchase_orders']);
});

test('only the role of the function may assume a query role', () => {
  const trusts = Object.entries(resourcesOf(sql)).filter(([id, { Type }]) => Type === 'AWS::IAM::Role' && id.includes('Query'))
    .map(([, { Properties }]) => withoutHashes(flat(((Properties?.AssumeRolePolicyDocument as { Statement: { Principal: { AWS: unknown } }[] }).Statement[0])?.Principal.AWS)));
  expect(new Set(trusts)).toEqual(new Set(['<ToolsRole.Arn>']));
  expect(trusts).toHaveLength(5);
});

test('the runtime is told role and workgroup of every persona and tool', () => {
  const roles: Record<string, Record<string, { workgroup: string }>> = JSON.parse(flat(variablesOf(sql)[VARIABLES.queryRoles.name]));
  expect(Object.entries(roles).flatMap(([kind, readers]) => Object.entries(readers).map(([reader, { workgroup }]) => [kind, reader, workgroup]))).toEqual([
    ['personas', 'warehouse_manager', 'mine-warehouse-manager'],
    ['personas', 'field_engineer', 'mine-field-engineer'],
    ['personas', 'procurement_specialist', 'mine-procurement-specialist'],
    ['tools', 'find_entities', 'mine-find-entities'],
    ['tools', 'data_days', 'mine-data-days'],
  ]);
});

test('a persona that may query no view has no role', () => {
  const { template } = toolFunction('sql', { personaReaders: [{ reader: 'auditor', views: [] }, { reader: 'buyer', views: ['suppliers'] }] });
  expect(Object.keys(JSON.parse(flat(variablesOf(template())[VARIABLES.queryRoles.name])).personas)).toEqual(['buyer']);
});

test('with mappings, exactly the named tables and places are read, and no table is made for the view', () => {
  const { template } = toolFunction('sql', { personaReaders: [{ reader: 'buyer', views: ['suppliers', 'calendars'] }] }, {
    suppliers: { tables: ['erp.vendors', 'mdm.parties'], locations: ['s3://company-lake/erp/vendors/', 's3://company-mdm/parties/'] },
  });
  const made = template();
  expect(allowed(made, 'Querybuyer').slice(2)).toEqual([
    'glue:GetTable on glue:catalog glue:database/<LakeDatabase> glue:database/erp glue:database/mdm glue:table/erp/vendors glue:table/mdm/parties '
      + 'glue:table/<LakeDatabase>/calendars',
    'glue:GetPartition glue:GetPartitions glue:BatchGetPartition on glue:catalog glue:database/erp glue:database/mdm glue:table/erp/vendors glue:table/mdm/parties',
    'glue:GetDatabase on glue:catalog glue:database/<LakeDatabase> glue:database/erp glue:database/mdm glue:database/default',
    's3:GetBucketLocation on <LakeBucket.Arn> s3:company-lake s3:company-mdm',
    's3:ListBucket on <LakeBucket.Arn>, if {"StringLike":{"s3:prefix":["views/calendars/*"]}}',
    's3:ListBucket on s3:company-lake, if {"StringLike":{"s3:prefix":["erp/vendors/*"]}}',
    's3:ListBucket on s3:company-mdm, if {"StringLike":{"s3:prefix":["parties/*"]}}',
    's3:GetObject on <LakeBucket.Arn>/views/calendars/* s3:company-lake/erp/vendors/* s3:company-mdm/parties/*',
    'kms:Decrypt on <Key.Arn>',
  ]);
  expect(Object.values(made.findResources('AWS::Glue::Table')).map(({ Properties }) => (Properties as { TableInput: { Name: string } }).TableInput.Name))
    .not.toContain('suppliers');
});

test('a role of yours that cannot be changed is used, and what it needs is printed', () => {
  const given = standalone();
  const role = iam.Role.fromRoleArn(given.stack, 'Yours', 'arn:aws:iam::111111111111:role/yours', { mutable: false });
  new ToolFunction(given.stack, 'Tools', { ...given.common, family: 'inventory', lake: given.lake, role });
  const template = templateOf(given.stack);
  expect(Object.keys(resourcesOf(template)).filter(id => /^Tools.*(Role|Policy)/.test(id))).toEqual([]);
  template.hasResourceProperties('AWS::Lambda::Function', { Role: 'arn:aws:iam::111111111111:role/yours' });
  const text = String(given.stack.node.findChild('Tools').node.findChild('GivenRole').node.metadata.find(({ type }) => type === 'aws:cdk:warning')?.data);
  for (const action of ['logs:PutLogEvents', 'athena:StartQueryExecution', 'glue:GetTable', 's3:GetObject', 'secretsmanager:GetSecretValue']) expect(text).toContain(action);
  expect(text).toMatch(/"\$\{LakeBucket\w+\.Arn\}\/views\/warehouses\/\*"/);
});

test('a function of another stack can be called, by its alias alone', () => {
  const { stack } = standalone();
  const there = ToolFunction.fromToolFunctionAttributes(stack, 'There', {
    family: 'sql', aliasArn: 'arn:aws:lambda:eu-central-1:111111111111:function:theirs:live',
  });
  const caller = new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() });
  there.grantInvoke(caller);
  expect(statementsOf(templateOf(stack), 'Caller').map(({ Action, Resource }) => [Action, Resource]))
    .toEqual([['lambda:InvokeFunction', 'arn:aws:lambda:eu-central-1:111111111111:function:theirs:live']]);
  expect(measured(stack, there.metricErrors())).toBe('AWS/Lambda Errors FunctionName=theirs Sum');
});

test('the policies of every role stay below what IAM allows in one role, also for a persona that may query every view', () => {
  const all = toolFunction('sql', { personaReaders: [{ reader: 'executive', views: [...new Set(Object.values(PERSONAS).flatMap(({ views }) => [...views]))] }] }).template();
  expect(JSON.stringify(allowed(all, 'Queryexecutive')).length).toBeLessThan(10_240);
  expect(JSON.stringify(statementsOf(all, 'Queryexecutive')).length).toBeLessThan(10_240);
});

test('a family that does not exist is refused', () => {
  expect(() => toolFunction('weather')).toThrow(expect.objectContaining({
    code: 'TOOL_FAMILY', message: 'family: "weather" is no family of tools. Give one of inventory, logistics, suppliers, sql, overview.',
  }));
});
