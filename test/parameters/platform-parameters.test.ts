import { createHash } from 'node:crypto';
import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { PlatformParameters, type OwnDefinition, type OwnQuestion } from '../../src';
import { PARAMETERS } from '../../src/contract';
import { platformStack, platformTemplate, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor, statementsOf } from '../fixture/template';

const template = platformTemplate();
const parameters = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::SSM::Parameter').map(({ Properties }) => Properties);

test('the platform has a kill switch, a choice of models and definitions under its own path, with what holds until somebody changes them', () => {
  expect(parameters).toEqual(expect.arrayContaining([
    expect.objectContaining({ Name: '/scap/dev/pause', Type: 'String', Value: '{"all": false, "agents": [], "tools": []}' }),
    expect.objectContaining({ Name: '/scap/dev/models', Type: 'String', Value: '{"chains": {}, "prices": {}}' }),
    expect.objectContaining({ Name: '/scap/dev/definitions', Type: 'String', Value: '{}' }),
  ]));
});

test('the chat function knows the names of two, and its role reads these in one call', () => {
  const chat = Object.values(resourcesOf(template)).find(({ Properties }) => Properties?.FunctionName === 'scap-chat-dev');
  const variables = (chat?.Properties?.Environment as { Variables: Record<string, unknown> }).Variables;
  expect(flat(variables.SCAP_PARAMETERS)).toMatch(/^\{"pause":"<PlatformParametersPause\w+>","models":"<PlatformParametersModels\w+>"\}$/);
  expect(statementsOf(template, 'Agents').filter(({ Action }) => Action === 'ssm:GetParameters').map(({ Resource }) => [Resource].flat().map(flat))).toEqual([
    [expect.stringMatching(/:parameter<PlatformParametersPause\w+>$/), expect.stringMatching(/:parameter<PlatformParametersModels\w+>$/)],
    expect.anything(),
  ]);
});

test('chat and sql know the parameter of definitions, and their roles read it; no other function does', () => {
  const functions = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Lambda::Function').map(({ Properties = {} }) => Properties);
  const told = functions.filter(({ Environment }) => 'SCAP_DEFINITIONS_PARAMETER' in ((Environment as { Variables?: object } | undefined)?.Variables ?? {}));
  expect(told.map(({ FunctionName }) => FunctionName).sort()).toEqual(['scap-chat-dev', 'scap-tools-sql-dev']);
  const readers = (role: string) => statementsOf(template, role).filter(({ Resource }) => flat([Resource].flat()[0]).includes('ParametersDefinitions')).map(({ Action }) => Action);
  expect(['PlatformAgents', 'PlatformToolssql', 'PlatformToolsinventory'].map(readers)).toEqual([['ssm:GetParameters'], ['ssm:GetParameters'], []]);
});

describe('the definitions of a configuration', () => {
  const valueOf = (definitions: Record<string, OwnDefinition>) => {
    const { Properties } = Object.values(resourcesOf(platformTemplate({ data: { definitions } }))).find(each => each.Properties?.Name === '/scap/dev/definitions') ?? {};
    return { value: String(Properties?.Value), tier: Properties?.Tier, pattern: new RegExp(String(Properties?.AllowedPattern)) };
  };
  /** A wording that hardly compresses. */
  const noise = (length: number): string => Array.from({ length }, (_, place) => createHash('sha256').update(String(place)).digest('base64')[0]).join('');

  test('stand in the parameter as people read them, whatever the order they were written in', () => {
    const { value, tier, pattern } = valueOf({ supplier_otif: { wording: 'In full.', settings: { grace_days: '2' } }, free_stock: { title: 'Unpromised' } });
    expect(value).toBe('{"free_stock":{"title":"Unpromised"},"supplier_otif":{"settings":{"grace_days":"2"},"wording":"In full."}}');
    expect(tier).toBeUndefined();
    expect(value).toMatch(pattern);
  });

  test('are compressed where they would not fit, or where Parameter Store would take them for a reference', () => {
    const long = valueOf({ stock_value: { wording: 'Pieces. '.repeat(1_000) } });
    expect(long.value).toMatch(/^gzip:/);
    expect(long.value).toMatch(long.pattern);
    expect(long.tier).toBeUndefined();
    expect(valueOf({ stock_value: { wording: 'Of {{all}}.' } }).value).toMatch(/^gzip:/);
  });

  test('make it an advanced parameter where they are long even so, and are refused beyond that', () => {
    expect(valueOf({ stock_value: { wording: noise(5_000) } })).toMatchObject({ tier: 'Advanced', value: expect.stringMatching(/^gzip:/) });
    expect(() => valueOf({ stock_value: { wording: noise(20_000) } })).toThrow(expect.objectContaining({ code: 'DEFINITIONS_TOO_LARGE' }));
  });
});

test('that verified questions of the account hold over those of a deployment is said at synth', () => {
  const said = (verifiedQuestions: Record<string, OwnQuestion>) =>
    Annotations.fromStack(platformStack({ data: { verifiedQuestions } }).stack).findInfo('*', Match.stringLikeRegexp('scap config publish')).length;
  expect([said({}), said({ places: { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w' } })]).toEqual([0, 1]);
});

describe('what Parameter Store takes as the kill switch', () => {
  const pattern = new RegExp(PARAMETERS.pause.allowedPattern);

  test.each([
    PARAMETERS.pause.initial, '{"all":true,"agents":[],"tools":[]}', '{"all": false, "agents": ["inventory", "logistics"], "tools": ["query_data"]}',
  ])('%s', text => {
    expect(pattern.test(text)).toBe(true);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test.each(['{"all": yes, "agents": [], "tools": []}', '{"all": true}', '{"all": true, "agents": "inventory", "tools": []}', '', 'true'])('never %s', text => {
    expect(pattern.test(text)).toBe(false);
  });

  test('stays below what the service takes as a pattern', () => {
    for (const { allowedPattern } of Object.values(PARAMETERS)) expect(allowedPattern.length).toBeLessThanOrEqual(1024);
  });
});

test('parameters of your own are used and granted, and none is created', () => {
  const stack = new Stack(testApp(), 'Stack');
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const own = (name: string): ssm.IStringParameter => ssm.StringParameter.fromStringParameterName(stack, name, `/own/${name}`);
  const brought = new PlatformParameters(stack, 'Parameters', { pause: own('pause'), models: own('models'), definitions: own('definitions') });
  brought.grantRead(role);
  brought.grantPause(role);
  const made = templateOf(stack);
  made.resourceCountIs('AWS::SSM::Parameter', 0);
  expect(brought.parameterNames).toEqual({ pause: '/own/pause', models: '/own/models' });
  expect([statementFor(made, 'Role', 'ssm:GetParameters').Resource].flat().map(flat).map(arn => arn.split(':').at(-1))).toEqual([
    'parameter/own/pause', 'parameter/own/models',
  ]);
  expect(flat(statementFor(made, 'Role', 'ssm:PutParameter').Resource)).toMatch(/:parameter\/own\/pause$/);
});

test('those of another stack are read, and paused by whoever is let', () => {
  const stack = new Stack(testApp(), 'Stack');
  const there = PlatformParameters.fromPlatformParametersAttributes(stack, 'There', {
    pauseName: '/theirs/pause', modelsName: '/theirs/models', definitionsName: '/theirs/definitions',
  });
  there.grantRead(new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() }));
  there.grantReadDefinitions(new iam.Role(stack, 'Words', { assumedBy: new iam.AccountRootPrincipal() }));
  there.grantPause(new iam.Role(stack, 'OnCall', { assumedBy: new iam.AccountRootPrincipal() }));
  const made = templateOf(stack);
  made.resourceCountIs('AWS::SSM::Parameter', 0);
  expect([statementFor(made, 'Reader', 'ssm:GetParameters').Resource].flat().map(flat).map(arn => arn.split(':').at(-1)))
    .toEqual(['parameter/theirs/pause', 'parameter/theirs/models']);
  expect(flat(statementFor(made, 'Words', 'ssm:GetParameters').Resource)).toMatch(/:parameter\/theirs\/definitions$/);
  expect(flat(statementFor(made, 'OnCall', 'ssm:PutParameter').Resource)).toMatch(/:parameter\/theirs\/pause$/);
  expect(there.parameterNames).toEqual({ pause: '/theirs/pause', models: '/theirs/models' });
});
