import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { WebAcl } from '../../src';
import { measured } from '../fixture/measured';
import { platformTemplate, SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';
import { stackIn } from './stack-in';

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: Record<string, unknown>;
  readonly OverrideAction?: Record<string, unknown>;
  readonly Statement: Record<string, Record<string, unknown>>;
}

const template = platformTemplate({ features: { waf: true }, api: { requestsPerIp: 500 } });
const acl = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::WAFv2::WebACL')?.Properties ?? {};
const rules = acl.Rules as Rule[];
const rule = (name: string): Rule => rules.find(({ Name }) => Name === name)!;

/** What a managed group only counts. */
const counted = (name: string): unknown[] => (rule(name).Statement.ManagedRuleGroupStatement?.RuleActionOverrides as { Name: string; ActionToUse: object }[])
  .map(({ Name, ActionToUse }) => [Name, Object.keys(ActionToUse)[0]]);

test('it is Regional, lets through what no rule stops, and asks its rules in this order', () => {
  expect(acl).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
  expect(rules.map(({ Name, Priority }) => [Priority, Name])).toEqual([
    [0, 'RequestsPerIp'], [1, 'LargeBody'], [2, 'AWSManagedRulesAmazonIpReputationList'], [3, 'AWSManagedRulesKnownBadInputsRuleSet'],
    [4, 'AWSManagedRulesCommonRuleSet'], [5, 'AWSManagedRulesSQLiRuleSet'], [6, 'BodyElsewhere'],
  ]);
});

test('an address with more requests in five minutes than configured is blocked', () => {
  expect(rule('RequestsPerIp')).toMatchObject({
    Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 500, AggregateKeyType: 'IP', EvaluationWindowSec: 300 } },
  });
});

test('bodies are looked at up to the 64 KB that the handler takes, and larger ones are blocked', () => {
  expect(rule('LargeBody')).toMatchObject({
    Action: { Block: {} }, Statement: { SizeConstraintStatement: { Size: 65_536, ComparisonOperator: 'GT', FieldToMatch: { Body: { OversizeHandling: 'MATCH' } } } },
  });
  expect(acl.AssociationConfig).toEqual({ RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } } });
});

test('rules that look into bodies count, for a question may hold SQL; all other managed rules block', () => {
  expect(counted('AWSManagedRulesCommonRuleSet')).toEqual([
    ['SizeRestrictions_BODY', 'Count'], ['CrossSiteScripting_BODY', 'Count'], ['GenericLFI_BODY', 'Count'], ['GenericRFI_BODY', 'Count'],
  ]);
  expect(counted('AWSManagedRulesSQLiRuleSet')).toEqual([['SQLi_BODY', 'Count'], ['SQLiExtendedPatterns_BODY', 'Count']]);
  for (const { Name, OverrideAction } of rules.filter(each => each.Name.startsWith('AWSManagedRules'))) expect([Name, OverrideAction]).toEqual([Name, { None: {} }]);
});

test('what they counted is blocked wherever no question is asked', () => {
  const [found, elsewhere] = rule('BodyElsewhere').Statement.AndStatement!.Statements as [{ OrStatement: { Statements: { LabelMatchStatement: { Key: string } }[] } }, object];
  expect(found.OrStatement.Statements.map(({ LabelMatchStatement }) => LabelMatchStatement.Key)).toEqual([
    'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body', 'awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body',
    'awswaf:managed:aws:core-rule-set:GenericLFI_Body', 'awswaf:managed:aws:core-rule-set:GenericRFI_Body',
    'awswaf:managed:aws:sql-database:SQLi_Body', 'awswaf:managed:aws:sql-database:SQLiExtendedPatterns_Body',
  ]);
  expect(elsewhere).toMatchObject({ NotStatement: { Statement: { ByteMatchStatement: { SearchString: '/messages', PositionalConstraint: 'ENDS_WITH' } } } });
});

test('the log has the name that AWS WAF wants, is encrypted, and holds neither tokens nor query strings; samples are off', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: 'aws-waf-logs-scap-api-dev', KmsKeyId: Match.anyValue() });
  template.hasResourceProperties('AWS::WAFv2::LoggingConfiguration', { RedactedFields: [{ SingleHeader: { Name: 'authorization' } }, { QueryString: {} }] });
  const logging = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::WAFv2::LoggingConfiguration')?.Properties;
  expect(flat((logging?.LogDestinationConfigs as unknown[])[0])).toMatch(/:log-group:<PlatformWebAclLog\w+>$/);
  expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true');
});

test('it stands before the stage where features.waf is on, and is not there where it is off', () => {
  template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
  template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PlatformWebAcl'), 'Arn'] } });
  const off = platformTemplate({ features: { waf: false } });
  for (const type of ['WebACL', 'WebACLAssociation', 'LoggingConfiguration']) off.resourceCountIs(`AWS::WAFv2::${type}`, 0);
});

test('a web ACL of your own is used, and none is made', () => {
  const webAclArn = 'arn:aws:wafv2:eu-central-1:111111111111:regional/webacl/mine/1';
  const own = platformTemplate({ features: { waf: true }, webAclArn });
  own.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: webAclArn });
  own.resourceCountIs('AWS::WAFv2::WebACL', 0);
});

test('alone it names its log as AWS WAF wants it, or takes yours', () => {
  const stack = stackIn();
  const encryptionKey = new kms.Key(stack, 'Key');
  new WebAcl(stack, 'Own', { encryptionKey });
  new WebAcl(stack, 'Brought', { encryptionKey, logGroup: logs.LogGroup.fromLogGroupName(stack, 'Mine', 'aws-waf-logs-mine') });
  const alone = templateOf(stack);
  alone.resourceCountIs('AWS::Logs::LogGroup', 1);
  alone.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^aws-waf-logs-.+') });
  alone.hasResourceProperties('AWS::WAFv2::WebACL', { Rules: Match.arrayWith([Match.objectLike({ Statement: { RateBasedStatement: Match.objectLike({ Limit: 1000 }) } })]) });
});

test('its metrics carry its name, so that those of two ACLs of a Region are not one', () => {
  expect(acl.VisibilityConfig).toMatchObject({ CloudWatchMetricsEnabled: true, MetricName: 'scap-api-dev' });
  const stack = new Stack(testApp(), 'S', { env: SOMEWHERE });
  const encryptionKey = new kms.Key(stack, 'Key');
  const [one, other] = ['One', 'Other'].map(id => new WebAcl(stack, id, { encryptionKey }));
  expect(measured(stack, one!.metricBlockedRequests())).not.toBe(measured(stack, other!.metricBlockedRequests()));
  expect(JSON.stringify(templateOf(stack).toJSON())).toContain(`"MetricName":"${/WebACL=(\S+)/.exec(measured(stack, one!.metricBlockedRequests()))?.[1]}"`);
});

test('one that exists is watched in all, or by one of its rules', () => {
  const stack = new Stack(testApp(), 'S', { env: SOMEWHERE });
  const there = WebAcl.fromWebAclAttributes(stack, 'There', {
    webAclArn: 'arn:aws:wafv2:eu-central-1:111111111111:regional/webacl/mine/1', metricName: 'mine',
  });
  expect(there.webAclArn).toBe('arn:aws:wafv2:eu-central-1:111111111111:regional/webacl/mine/1');
  expect([
    there.metricBlockedRequests(), there.metricAllowedRequests(), there.metricCountedRequests(), there.metricBlockedRequests({ dimensionsMap: { Rule: 'LargeBody' } }),
  ].map(metric => measured(stack, metric))).toEqual([
    'AWS/WAFV2 BlockedRequests Region=eu-central-1 Rule=ALL WebACL=mine Sum',
    'AWS/WAFV2 AllowedRequests Region=eu-central-1 Rule=ALL WebACL=mine Sum',
    'AWS/WAFV2 CountedRequests Region=eu-central-1 Rule=ALL WebACL=mine Sum',
    'AWS/WAFV2 BlockedRequests Region=eu-central-1 Rule=LargeBody WebACL=mine Sum',
  ]);
});
