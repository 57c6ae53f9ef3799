import path from 'node:path';
import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { App, CliCredentialsStackSynthesizer, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { SupplyChainAgentPlatform } from '../../src';
import type { Answer } from '../../src/contract';
import { deploy, fillKeySet, furnish, openAccount, type Account, type Deployment } from './fixture/account';
import { inventory, type Inventory } from './fixture/kept';
import { keyStates } from './fixture/keys';
import { output } from './fixture/outputs';

/** A parameter that is there already: a stack that makes it fails. */
const TAKEN = '/taken';
const RUNNING_OUT = 'Which products in WH01 will run out in the next two weeks?';
const KEY = { 'alias/scap-data-prod': 'Enabled' };
const NOTHING: Inventory = { tables: [], buckets: [], pools: [], secrets: [], functions: [] };

let account: Account;
let deployment: Deployment;
let first: Answer;
let before: Kept;

/** What must outlive whatever happens to the stack. */
interface Kept {
  readonly tableId: string | undefined;
  readonly poolId: string;
  readonly subject: string | undefined;
}

beforeAll(async () => {
  account = await openAccount('prod');
  await account.aws.ssm.send(new PutParameterCommand({ Name: TAKEN, Type: 'String', Value: 'x' }));
}, 120_000);
afterAll(() => account?.close());

test('a first deployment that fails leaves nothing behind', async () => {
  const said = await account.cdk.failToDeploy(account.synthesize({ change: failing }));
  expect(said).toContain('ParameterAlreadyExists');
  expect(await inventory(account)).toEqual(NOTHING);
  expect(keyStates(account)).toEqual({});
});

test('repeated, it succeeds', async () => {
  deployment = await deploy(account);
  await furnish(account, deployment);
  first = await ask(RUNNING_OUT);
  expect(first.outcome).toBe('answered');
  before = await kept();
});

test('an update changes what it shall, and the conversation goes on', async () => {
  expect(await memory()).toBe(2048);
  deployment = await deploy(account, { change: (_, platform) => give(platform, 1024) });
  expect(await memory()).toBe(1024);
  await expectFollowUp('and WH02?', 'WH02');
});

test('an update that fails is rolled back', async () => {
  await account.cdk.failToDeploy(account.synthesize({
    change: (stack, platform) => {
      give(platform, 512);
      failing(stack, platform);
    },
  }));
  expect(await memory()).toBe(1024);
  expect(await kept()).toEqual(before);
  await expectFollowUp('and WH03?', 'WH03');
});

test('parked, only what holds data is there', async () => {
  const whole = await inventory(account);
  await account.cdk.deploy(account.synthesize({ parked: true }));
  expect(await inventory(account)).toEqual({ ...whole, functions: [] });
  expect(keyStates(account)).toEqual(KEY);
  expect(await kept()).toEqual(before);
});

test('deployed again, the old conversation goes on: the same table, the same users', async () => {
  deployment = await deploy(account);
  await fillKeySet(account);
  expect(await kept()).toEqual(before);
  await expectFollowUp('and WH04?', 'WH04');
});

test('a destroy keeps tables, buckets, users, secrets and their key, and what they hold', async () => {
  const whole = await inventory(account);
  await account.cdk.destroy(account.synthesize());
  expect(await inventory(account)).toEqual({ ...whole, functions: [] });
  expect(keyStates(account)).toEqual(KEY);
  expect(await kept()).toEqual(before);
  expect(await storedTurns()).toBe(4);
});

test('after a destroy the kept names block the next deployment, and what they hold stays', async () => {
  expect(await account.cdk.failToDeploy(account.synthesize())).toContain('failed creation');
  const table = output(deployment.outputs, 'ConversationsTable');
  expect(await account.cdk.failToDeploy(tableApp(table))).toContain('a resource of that name already exists');
  expect(await kept()).toEqual(before);
  expect(await storedTurns()).toBe(4);
});

async function ask(question: string, conversationId?: string): Promise<Answer> {
  return deployment.api.ask((await deployment.people.signIn('ben')).id, question, conversationId);
}

async function expectFollowUp(question: string, warehouse: string): Promise<void> {
  const answer = await ask(question, first.conversationId);
  expect(answer).toMatchObject({ outcome: 'answered', conversationId: first.conversationId });
  expect(answer.toolCalls.at(-1)).toMatchObject({ name: 'identify_stockout_risks', input: { warehouse } });
}

async function kept(): Promise<Kept> {
  const poolId = output(deployment.outputs, 'UserPoolId');
  const [{ Table }, { UserAttributes = [] }] = await Promise.all([
    account.aws.dynamodb.send(new DescribeTableCommand({ TableName: output(deployment.outputs, 'ConversationsTable') })),
    account.aws.cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'ben' })),
  ]);
  return { tableId: Table?.TableId, poolId, subject: UserAttributes.find(({ Name }) => Name === 'sub')?.Value };
}

async function storedTurns(): Promise<number> {
  const { Items = [] } = await account.aws.dynamodb.send(new ScanCommand({ TableName: output(deployment.outputs, 'ConversationsTable') }));
  return Items.filter(item => item.SK?.S?.startsWith(`T#${first.conversationId}#`)).length;
}

async function memory(): Promise<number | undefined> {
  return (await account.aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'scap-chat-prod' }))).MemorySize;
}

/** The memory of the function that answers, MB. */
function give(platform: SupplyChainAgentPlatform, megabytes: number): void {
  for (const each of platform.node.findAll()) {
    if (each instanceof CfnFunction && each.handler === 'stream.handler') each.memorySize = megabytes;
  }
}

/** Lets the deployment fail when all else is there. */
function failing(stack: Stack, platform: SupplyChainAgentPlatform): void {
  new StringParameter(stack, 'Taken', { parameterName: TAKEN, stringValue: 'y' }).node.addDependency(platform);
}

/** An app of one table, which bears a name that is taken. */
function tableApp(tableName: string): string {
  const app = new App({ outdir: path.join(account.emulator.folder, 'assembly-of-a-table'), analyticsReporting: false });
  const stack = new Stack(app, 'Orphan', { synthesizer: new CliCredentialsStackSynthesizer() });
  new Table(stack, 'Table', { tableName, partitionKey: { name: 'PK', type: AttributeType.STRING }, sortKey: { name: 'SK', type: AttributeType.STRING } });
  return app.synth().directory;
}
