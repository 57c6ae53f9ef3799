import { Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AgentRuntime, PlatformBackup, PlatformNetwork, ToolFunction } from '../../src';
import { resolveConfiguration, type PlatformConfiguration } from '../../src/config';
import { KEYS } from '../../src/config/reading';
import { standalone } from '../fixture/standalone';
import { SMALLEST, templateOf, testApp } from '../fixture/synthesize';

const text = Lazy.string({ produce: () => 'later' });
const number = Token.asNumber({ resolve: () => 1 });
const more = Token.asNumber({ resolve: () => 9 });
const days = Duration.days(number);

/** A value of the key's type that nobody knows before the deployment. */
function tokenFor(type: string): unknown {
  switch (type) {
    case 'integer': return number;
    case 'boolean': return Token.asAny({ resolve: () => true });
    case 'text_list':
    case 'record_list': return Lazy.list({ produce: () => ['later'] });
    case 'text_map':
    case 'text_list_map':
    case 'record_map': return Token.asAny({ resolve: () => ({}) });
    default: return text;
  }
}

test.each(KEYS.map(({ path, prop, type }) => [path, prop, type]))('%s is not judged where it is known only at deployment', (_, prop, type) => {
  const [section, name] = prop.split('.');
  const given = name === undefined ? { [prop]: tokenFor(type) } : { [section!]: { [name]: tokenFor(type) } };
  expect(resolveConfiguration({ ...SMALLEST, ...given } as PlatformConfiguration)).toMatchObject(given);
});

test('numbers and times that constructs judge are not judged where they are known only at deployment', () => {
  const { stack, lake, conversations, tokenIssuer, common } = standalone();
  const tools = [new ToolFunction(stack, 'Tools', { ...common, family: 'inventory', lake })];
  new AgentRuntime(stack, 'Agents', {
    ...common, modelId: text, conversations, tokenIssuer, tools, conversationRetention: days,
    reservedConcurrency: number, provisionedConcurrency: number, provisionedConcurrencyMaximum: more,
  });
  new PlatformBackup(stack, 'Backup', { encryptionKey: common.encryptionKey, tables: [conversations.table], buckets: [], retention: days, coldStorageAfter: days });
  const template = templateOf(stack);
  template.hasResourceProperties('AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 1, MaxCapacity: 9 });
  template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ SCAP_CONVERSATION_DAYS: '1' }) } });
  template.hasResourceProperties('AWS::Backup::BackupPlan', {
    BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: 1, MoveToColdStorageAfterDays: 1 } })] },
  });
});

test.each([
  ['zones', () => network({ zones: number })],
  ['zoneNames', () => network({ zoneNames: Lazy.list({ produce: () => ['later'] }) })],
  ['family', () => {
    const { stack, lake, common } = standalone();
    return new ToolFunction(stack, 'Tools', { ...common, family: text, lake });
  }],
  ['answerTimeout', () => {
    const { stack, conversations, tokenIssuer, common } = standalone();
    return new AgentRuntime(stack, 'Agents', { ...common, modelId: 'amazon.nova-pro-v1:0', conversations, tokenIssuer, tools: [], answerTimeout: Duration.seconds(number) });
  }],
])('%s decides what is synthesized: it is asked for, not misread', (prop, make) => {
  expect(make).toThrow(expect.objectContaining({ code: 'KNOWN_ONLY_AT_DEPLOYMENT', prop, remedy: 'Write the value itself.' }));
});

function network(props: { readonly zones?: number; readonly zoneNames?: string[] }): PlatformNetwork {
  const stack = new Stack(testApp(), 'Alone');
  return new PlatformNetwork(stack, 'Network', { encryptionKey: new kms.Key(stack, 'Key'), clients: ['client-s3'], ...props });
}
