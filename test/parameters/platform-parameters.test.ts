import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { PlatformParameters } from '../../src';
import { PARAMETERS } from '../../src/contract';
import { platformTemplate, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor } from '../fixture/template';

const template = platformTemplate();
const parameters = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::SSM::Parameter').map(({ Properties }) => Properties);

test('the platform has a kill switch and a choice of models under its own path, with what holds until somebody changes them', () => {
  expect(parameters).toEqual(expect.arrayContaining([
    expect.objectContaining({ Name: '/scap/dev/pause', Type: 'String', Value: '{"all": false, "agents": [], "tools": []}' }),
    expect.objectContaining({ Name: '/scap/dev/models', Type: 'String', Value: '{"chains": {}, "prices": {}}' }),
  ]));
});

test('the chat function knows their names, and its role reads these two in one call and no others', () => {
  const chat = Object.values(resourcesOf(template)).find(({ Properties }) => Properties?.FunctionName === 'scap-chat-dev');
  const variables = (chat?.Properties?.Environment as { Variables: Record<string, unknown> }).Variables;
  expect(flat(variables.SCAP_PARAMETERS)).toMatch(/^\{"pause":"<PlatformParametersPause\w+>","models":"<PlatformParametersModels\w+>"\}$/);
  expect([statementFor(template, 'Agents', 'ssm:GetParameters').Resource].flat().map(flat)).toEqual([
    expect.stringMatching(/:parameter<PlatformParametersPause\w+>$/), expect.stringMatching(/:parameter<PlatformParametersModels\w+>$/),
  ]);
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
  const brought = new PlatformParameters(stack, 'Parameters', { pause: own('pause'), models: own('models') });
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
  const there = PlatformParameters.fromPlatformParametersAttributes(stack, 'There', { pauseName: '/theirs/pause', modelsName: '/theirs/models' });
  there.grantRead(new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() }));
  there.grantPause(new iam.Role(stack, 'OnCall', { assumedBy: new iam.AccountRootPrincipal() }));
  const made = templateOf(stack);
  made.resourceCountIs('AWS::SSM::Parameter', 0);
  expect([statementFor(made, 'Reader', 'ssm:GetParameters').Resource].flat().map(flat).map(arn => arn.split(':').at(-1)))
    .toEqual(['parameter/theirs/pause', 'parameter/theirs/models']);
  expect(flat(statementFor(made, 'OnCall', 'ssm:PutParameter').Resource)).toMatch(/:parameter\/theirs\/pause$/);
  expect(there.parameterNames).toEqual({ pause: '/theirs/pause', models: '/theirs/models' });
});
