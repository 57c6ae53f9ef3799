import { ArnFormat, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { WebAclBase } from './web-acl-base';
import type { IWebAcl, WebAclAttributes } from './web-acl-interface';
import type { WebAclProps } from './web-acl-props';
import { visibility, webAclRules } from './web-acl-rules';

/**
 * A web ACL before the API: addresses of bad repute or with too many requests, known attacks and bodies over 64 KB are blocked; rules that
 * look for attacks in bodies only count where a question is asked. Costs 12 USD a month and 0.60 USD a million requests.
 */
export class WebAcl extends WebAclBase {
  /** A web ACL that exists. */
  public static fromWebAclAttributes(scope: Construct, id: string, attributes: WebAclAttributes): IWebAcl {
    return new StandsAlready(scope, id, attributes);
  }

  /** The ACL itself, for overrides of your own. */
  public readonly resource: wafv2.CfnWebACL;
  /** Its ARN, for AgentApi and whatever else shall stand behind it. */
  public readonly webAclArn: string;
  /** What was blocked or counted, without tokens and query strings. */
  public readonly logGroup: logs.ILogGroup;
  protected readonly metricName: string;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    // The metrics of two ACLs of one name are one.
    this.metricName = props.webAclName ?? Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.resource = new wafv2.CfnWebACL(this, 'Acl', { // there is no L2
      name: props.webAclName,
      description: 'Stands before the API of the supply-chain agents',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: webAclRules(props.requestsPerIp ?? 1000),
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } } },
      visibilityConfig: visibility(this.metricName),
    });
    this.webAclArn = this.resource.attrArn;
    this.logGroup = props.logGroup ?? logGroup(this, props);
    this.addLogging(this.logGroup);
  }

  private addLogging({ logGroupName }: logs.ILogGroup): void {
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      // AWS WAF refuses the ARN with `:*` behind that log groups give.
      logDestinationConfigs: [Stack.of(this).formatArn({
        service: 'logs', resource: 'log-group', resourceName: logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      })],
      // Both would let somebody in: a token, and the code of a sign-in.
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { queryString: {} }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [{
          Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: ['BLOCK', 'COUNT'].map(Action => ({ ActionCondition: { Action } })),
        }],
      },
    });
  }
}

class StandsAlready extends WebAclBase {
  public readonly webAclArn: string;
  protected readonly metricName: string;

  constructor(scope: Construct, id: string, { webAclArn, metricName }: WebAclAttributes) {
    super(scope, id);
    this.webAclArn = webAclArn;
    this.metricName = metricName;
  }
}

function logGroup(scope: Construct, props: WebAclProps): logs.LogGroup {
  return new logs.LogGroup(scope, 'Log', {
    logGroupName: props.logGroupName ?? `aws-waf-logs-${Names.uniqueResourceName(scope, { maxLength: 200 })}`,
    encryptionKey: props.encryptionKey,
    retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
