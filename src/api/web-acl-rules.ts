import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** What the handler takes, bytes. */
const LARGEST_BODY = 64 * 1024;

interface ManagedGroup {
  readonly name: string;
  /** Rules that look into bodies. They only count: a question may well hold SQL, a path or an address. */
  readonly bodyRules?: readonly string[];
  /** Under which the group labels what they counted. */
  readonly labels?: string;
}

const CORE: ManagedGroup = {
  name: 'AWSManagedRulesCommonRuleSet',
  bodyRules: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'],
  labels: 'awswaf:managed:aws:core-rule-set',
};
const SQL_INJECTION: ManagedGroup = {
  name: 'AWSManagedRulesSQLiRuleSet',
  bodyRules: ['SQLi_BODY', 'SQLiExtendedPatterns_BODY'],
  labels: 'awswaf:managed:aws:sql-database',
};

/** The rules of the web ACL, in the order in which they are asked. */
export function webAclRules(requestsPerIp: number): CfnWebACL.RuleProperty[] {
  return [
    blocking('RequestsPerIp', { rateBasedStatement: { limit: requestsPerIp, aggregateKeyType: 'IP', evaluationWindowSec: 300 } }),
    blocking('LargeBody', {
      sizeConstraintStatement: {
        // Of a larger body AWS WAF sees the first 64 KB only: it then counts as too large.
        fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
        comparisonOperator: 'GT',
        size: LARGEST_BODY,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    }),
    managed({ name: 'AWSManagedRulesAmazonIpReputationList' }),
    managed({ name: 'AWSManagedRulesKnownBadInputsRuleSet' }),
    managed(CORE),
    managed(SQL_INJECTION),
    blocking('BodyElsewhere', { andStatement: { statements: [{ orStatement: { statements: bodyLabels(CORE, SQL_INJECTION) } }, notAQuestion()] } }),
  ].map((rule, priority) => ({ ...rule, priority }));
}

type UnorderedRule = Omit<CfnWebACL.RuleProperty, 'priority'>;

function blocking(name: string, statement: CfnWebACL.StatementProperty): UnorderedRule {
  return { name, statement, action: { block: {} }, visibilityConfig: visibility(name) };
}

function managed({ name, bodyRules = [] }: ManagedGroup): UnorderedRule {
  return {
    name,
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: bodyRules.map(rule => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
  };
}

/** What the body rules found, by the labels that AWS documents: `SQLi_BODY` puts `…:SQLi_Body`. */
function bodyLabels(...groups: ManagedGroup[]): CfnWebACL.StatementProperty[] {
  return groups.flatMap(({ bodyRules = [], labels }) => bodyRules.map(rule => (
    { labelMatchStatement: { scope: 'LABEL', key: `${labels}:${rule.replace(/_BODY$/, '_Body')}` } })));
}

function notAQuestion(): CfnWebACL.StatementProperty {
  const byteMatchStatement = {
    fieldToMatch: { uriPath: {} }, positionalConstraint: 'ENDS_WITH', searchString: '/messages', textTransformations: [{ priority: 0, type: 'NONE' }],
  };
  return { notStatement: { statement: { byteMatchStatement } } };
}

/** Samples would show tokens to whoever may see the console. */
export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
