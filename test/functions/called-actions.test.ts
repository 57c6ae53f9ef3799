import { readFileSync } from 'fs';
import * as path from 'path';
import { platformTemplate, SOMEWHERE } from '../fixture/synthesize';
import { statementsOf } from '../fixture/template';

const ROOT = path.join(__dirname, '../..');

/** What IAM asks for when a client of AWS sends a command. */
const ACTIONS: Readonly<Record<string, string>> = {
  AssumeRoleCommand: 'sts:AssumeRole',
  BatchGetCommand: 'dynamodb:BatchGetItem',
  ConverseStreamCommand: 'bedrock:InvokeModelWithResponseStream',
  DescribeSecretCommand: 'secretsmanager:DescribeSecret',
  GetCommand: 'dynamodb:GetItem',
  GetParameterCommand: 'ssm:GetParameter',
  GetParametersCommand: 'ssm:GetParameters',
  GetQueryExecutionCommand: 'athena:GetQueryExecution',
  GetQueryResultsCommand: 'athena:GetQueryResults',
  GetSecretValueCommand: 'secretsmanager:GetSecretValue',
  InvokeCommand: 'lambda:InvokeFunction',
  PutCommand: 'dynamodb:PutItem',
  PutParameterCommand: 'ssm:PutParameter',
  PutSecretValueCommand: 'secretsmanager:PutSecretValue',
  QueryCommand: 'dynamodb:Query',
  StartQueryExecutionCommand: 'athena:StartQueryExecution',
  StopQueryExecutionCommand: 'athena:StopQueryExecution',
  UpdateCommand: 'dynamodb:UpdateItem',
  UpdateSecretVersionStageCommand: 'secretsmanager:UpdateSecretVersionStage',
};

/** What a service does under the role on behalf of a call or of the function itself. */
const ON_BEHALF: Readonly<Record<string, string>> = {
  'logs:CreateLogStream': 'Lambda writes the log of a function.',
  'logs:PutLogEvents': 'Lambda writes the log of a function.',
  'xray:PutTraceSegments': 'Lambda sends the traces of a function.',
  'xray:PutTelemetryRecords': 'Lambda sends the traces of a function.',
  'ec2:DescribeNetworkInterfaces': 'Lambda attaches a function to its VPC.',
  'ec2:DescribeSubnets': 'Lambda attaches a function to its VPC.',
  'ec2:CreateNetworkInterface': 'Lambda attaches a function to its VPC.',
  'ec2:DeleteNetworkInterface': 'Lambda attaches a function to its VPC.',
  'ec2:AssignPrivateIpAddresses': 'Lambda attaches a function to its VPC.',
  'ec2:UnassignPrivateIpAddresses': 'Lambda attaches a function to its VPC.',
  'bedrock:ApplyGuardrail': 'ConverseStream with a guardrail.',
  'glue:GetTable': 'Athena looks the tables of a query up.',
  'glue:GetDatabase': 'Athena looks the databases of a query up.',
  's3:GetBucketLocation': 'Athena reads the files of a query.',
  's3:ListBucket': 'Athena reads the files of a query.',
  's3:GetObject': 'Athena reads the files of a query.',
  'sqs:SendMessage': 'Lambda keeps an event that failed.',
  'kms:Encrypt': 'DynamoDB encrypts items.',
  'kms:Decrypt': 'DynamoDB, S3, Athena and Secrets Manager decrypt.',
  'kms:GenerateDataKey': 'DynamoDB, Athena and Secrets Manager encrypt.',
  'kms:DescribeKey': 'DynamoDB looks at its key.',
};

/** Which roles a bundle works under, by a part of the logical ids of their policies. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  'chat': ['AgentsRole'],
  'tools-inventory': ['ToolsinventoryRole'],
  'tools-logistics': ['ToolslogisticsRole'],
  'tools-suppliers': ['ToolssuppliersRole'],
  'tools-sql': ['ToolssqlRole', 'ToolssqlQuery'],
  'tools-overview': ['ToolsoverviewRole'],
  'rotate-envelope': ['EnvelopeRotationRole'],
  'refresh-key-set': ['KeySetRole'],
  'page': ['PageRole'],
};

const template = platformTemplate(
  { environment: 'prod', features: { vpc: true, xray: true, guardrails: true }, network: { egress: 'endpoints' } }, { env: SOMEWHERE });

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>;
}

/** The commands in those sources that are in a bundle. */
function commandsOf(bundle: string): string[] {
  const { outputs }: Metafile = JSON.parse(readFileSync(path.join(ROOT, 'runtime/dist', `.${bundle}.meta.json`), 'utf8'));
  const sources = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file.endsWith('.ts') && !file.includes('node_modules'))
    .map(([file]) => readFileSync(path.join(ROOT, file), 'utf8'));
  return [...new Set(sources.flatMap(source => [...source.matchAll(/new (\w+Command)\(/g)].map(([, command]) => command!)))].sort();
}

function allowedTo(bundle: string): string[] {
  const roles = ROLES[bundle] ?? [];
  return [...new Set(roles.flatMap(role => statementsOf(template, role)).flatMap(({ Action }) => Action))].sort();
}

test.each(Object.keys(ROLES))('what the roles of %s allow is what its code calls: no action more, and none less', bundle => {
  const called = commandsOf(bundle).map(command => ACTIONS[command] ?? `unknown: ${command}`).sort();
  expect(allowedTo(bundle).filter(action => !(action in ON_BEHALF))).toEqual(called);
});

test('the sources are really read: the chat function converses and calls tools', () => {
  expect(commandsOf('chat')).toEqual(expect.arrayContaining(['ConverseStreamCommand', 'InvokeCommand']));
});

test('an action that a service takes on behalf of a call is allowed to somebody: the list has no idle entry', () => {
  const allowed = new Set(Object.keys(ROLES).flatMap(allowedTo));
  expect(Object.keys(ON_BEHALF).filter(action => !allowed.has(action))).toEqual([]);
});

/** Resources that are `*`, or end in it, by the actions that may name them so. The reasons stand in ON_BEHALF and in docs/security.md. */
const WITHOUT_NAMES: Readonly<Record<string, RegExp>> = {
  'ec2:DescribeNetworkInterfaces,ec2:DescribeSubnets': /^\*$/,
  'xray:PutTraceSegments,xray:PutTelemetryRecords': /^\*$/,
  'ec2:CreateNetworkInterface': /:network-interface\/\*$/,
  'ec2:DeleteNetworkInterface,ec2:AssignPrivateIpAddresses,ec2:UnassignPrivateIpAddresses': /:network-interface\/\*$/,
  's3:GetObject': /\/views\/[a-z_]+\/\*$/,
};

test('functions name every resource that its service lets them name', () => {
  const wide = Object.values(ROLES).flat().flatMap(role => statementsOf(template, role)).flatMap(({ Action, Resource }) =>
    [Resource].flat().map(resource => JSON.stringify(resource)).filter(resource => resource.includes('*')).map(resource => ({ action: [Action].flat().join(), resource })));
  expect(new Set(wide.map(({ action }) => action))).toEqual(new Set(Object.keys(WITHOUT_NAMES)));
  for (const { action, resource } of wide) expect(resource.replace(/["\]}]+$/, '').replace(/^"/, '')).toMatch(WITHOUT_NAMES[action]!);
});
