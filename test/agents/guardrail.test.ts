import * as iam from 'aws-cdk-lib/aws-iam';
import { AgentRuntime, Guardrail } from '../../src';
import { measured } from '../fixture/measured';
import { standalone } from '../fixture/standalone';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

function guardrail(blockedAnswerMessage?: string) {
  const { stack, key } = standalone();
  const made = new Guardrail(stack, 'Guardrail', { guardrailName: 'mine', encryptionKey: key.key, blockedAnswerMessage });
  return { stack, made, template: () => templateOf(stack) };
}

test('it looks for harmful content, attacks on its instructions and pasted secrets, and is encrypted with the key', () => {
  const { template } = guardrail();
  template().hasResourceProperties('AWS::Bedrock::Guardrail', {
    Name: 'mine',
    KmsKeyArn: { 'Fn::GetAtt': [Object.keys(template().findResources('AWS::KMS::Key'))[0], 'Arn'] },
    ContentPolicyConfig: {
      FiltersConfig: [
        ...['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'].map(Type => ({ Type, InputStrength: 'HIGH', OutputStrength: 'HIGH' })),
        { Type: 'PROMPT_ATTACK', InputStrength: 'HIGH', OutputStrength: 'NONE' },
      ],
    },
    SensitiveInformationPolicyConfig: {
      PiiEntitiesConfig: ['CREDIT_DEBIT_CARD_NUMBER', 'PASSWORD', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'].map(Type => ({ Type, Action: 'ANONYMIZE' })),
    },
  });
});

test('a change of what it looks for or says makes another version, and the one before is kept for functions that go back to it', () => {
  const versionOf = (of: ReturnType<typeof guardrail>) => Object.values(resourcesOf(of.template())).find(({ Type }) => Type === 'AWS::Bedrock::GuardrailVersion');
  expect(versionOf(guardrail())).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(versionOf(guardrail())?.Properties?.Description).toBe(versionOf(guardrail())?.Properties?.Description);
  expect(versionOf(guardrail('No.'))?.Properties?.Description).not.toBe(versionOf(guardrail())?.Properties?.Description);
});

test('whoever applies it may use its key', () => {
  const { stack, made, template } = guardrail();
  made.grantApply(new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(template(), 'Caller').map(({ Action }) => Action)).toEqual(['bedrock:ApplyGuardrail', 'kms:Decrypt']);
});

test('one of yours is used by its id and version, and none is made', () => {
  const { stack, lake, conversations, tokenIssuer, common } = standalone();
  const yours = Guardrail.fromGuardrailAttributes(stack, 'Yours', { guardrailId: 'abc123', guardrailVersion: 'DRAFT' });
  new AgentRuntime(stack, 'Agents', { ...common, modelId: 'amazon.nova-pro-v1:0', conversations, tokenIssuer, tools: [], guardrail: yours });
  const template = templateOf(stack);
  template.resourceCountIs('AWS::Bedrock::Guardrail', 0);
  const arn = 'arn:<AWS::Partition>:bedrock:eu-central-1:111111111111:guardrail/abc123';
  const byAction = (action: string) => statementsOf(template, 'AgentsRole').filter(({ Action }) => Action === action);
  expect(byAction('bedrock:ApplyGuardrail').map(({ Resource }) => flat(Resource))).toEqual([arn]);
  for (const { Condition } of byAction('bedrock:InvokeModelWithResponseStream')) expect(flat(Condition?.StringEquals?.['bedrock:GuardrailIdentifier'])).toBe(arn);
  expect(lake.workgroupName).toBe('mine');
});

test('it is watched by its ARN and version, made here or elsewhere', () => {
  const { stack, made } = guardrail();
  expect(measured(stack, made.metricInterventions())).toMatch(
    /^AWS\/Bedrock\/Guardrails InvocationsIntervened GuardrailArn=<Guardrail\w+\.GuardrailArn> GuardrailVersion=<GuardrailVersion\w+\.Version> Sum$/);
  const there = Guardrail.fromGuardrailAttributes(stack, 'There', { guardrailId: 'theirs', guardrailVersion: '7' });
  const theirs = 'GuardrailArn=arn:<AWS::Partition>:bedrock:eu-central-1:111111111111:guardrail/theirs GuardrailVersion=7';
  expect([there.metricInvocations(), there.metricInterventions(), there.metricThrottles(), there.metricLatency()].map(metric => measured(stack, metric))).toEqual([
    `AWS/Bedrock/Guardrails Invocations ${theirs} Sum`,
    `AWS/Bedrock/Guardrails InvocationsIntervened ${theirs} Sum`,
    `AWS/Bedrock/Guardrails InvocationThrottles ${theirs} Sum`,
    `AWS/Bedrock/Guardrails InvocationLatency ${theirs} Average`,
  ]);
});
