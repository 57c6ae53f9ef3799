import * as logs from 'aws-cdk-lib/aws-logs';
import { SavedQueries } from '../../src';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';
import { observedStack } from './observed';

const { stack, observed: { names } } = observedStack();
new SavedQueries(stack, 'Queries', { logGroups: [logs.LogGroup.fromLogGroupName(stack, 'ChatLogs', '/scap/test/functions/chat')], names });
const template = templateOf(stack);

test('there is one for users, tools, views, slow questions, failures and refusals', () => {
  const queries = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Logs::QueryDefinition');
  expect(queries.map(({ Properties }) => flat(Properties?.Name)).sort()).toEqual([
    'scap-query-failures-test', 'scap-query-refused-test', 'scap-query-slow-turns-test', 'scap-query-tools-test', 'scap-query-users-test', 'scap-query-views-test',
  ]);
});

test('they ask the log of the function that answers', () => {
  template.allResourcesProperties('AWS::Logs::QueryDefinition', { LogGroupNames: ['/scap/test/functions/chat'] });
});

test('slow questions come slowest first, with what they used', () => {
  template.hasResourceProperties('AWS::Logs::QueryDefinition', {
    Name: 'scap-query-slow-turns-test',
    QueryString: [
      'fields @timestamp, turnId, conversationId, Agent, outcome, TurnMilliseconds, ModelCalls, OutputTokens',
      "| filter event = 'turn'", '| sort TurnMilliseconds desc', '| limit 50',
    ].join('\n'),
  });
});
