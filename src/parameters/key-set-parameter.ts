import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { environmentOf } from '../functions/environment';
import { runtimeFunction } from '../functions/runtime-function';
import { acknowledge } from '../security/acknowledgements';
import { KeySetBase, parameterArn } from './key-set-base';
import type { IKeySetParameter } from './key-set-parameter-interface';
import type { KeySetParameterProps } from './key-set-parameter-props';

const NO_KEYS = '{"keys":[]}';

/**
 * The keys of an issuer where functions can read them that cannot reach it: a pool with a login domain is not to be reached from a VPC
 * without NAT. A small function outside the VPC copies them each hour, and at once when the parameter is made or overwritten.
 */
export class KeySetParameter extends KeySetBase implements IKeySetParameter {
  /**
   * Keys that something else copies.
   *
   * @param parameterName  as it stands in Parameter Store, in the account and Region of the stack
   */
  public static fromKeySetParameterName(scope: Construct, id: string, parameterName: string): IKeySetParameter {
    return new CopiedElsewhere(scope, id, parameterName);
  }

  /** The parameter. */
  public readonly parameter: ssm.IStringParameter;
  public readonly parameterName: string;
  /** The function that copies the keys. */
  public readonly refreshFunction: lambda.IFunction;
  /** The rule that starts it. */
  public readonly rule: events.IRule;
  /** Where calls go that failed three times. */
  public readonly deadLetterQueue: sqs.IQueue;

  constructor(scope: Construct, id: string, props: KeySetParameterProps) {
    super(scope, id);
    this.parameterName = props.parameterName;
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      queueName: props.deadLetterQueueName, encryptionMasterKey: props.encryptionKey, enforceSSL: true, retentionPeriod: Duration.days(14),
    });
    acknowledge(this.deadLetterQueue, 'lastQueue');
    const refresh = this.copyingFunction(props);
    this.refreshFunction = refresh;
    this.rule = new events.Rule(this, 'Rule', {
      ruleName: props.ruleName,
      description: 'Copies the keys of the issuer each hour, and when the copy is made or overwritten',
      schedule: events.Schedule.rate(props.refreshEvery ?? Duration.hours(1)),
      eventPattern: {
        source: ['aws.ssm'], detailType: ['Parameter Store Change'], detail: { name: [props.parameterName], operation: ['Create', 'Update'] },
      },
      targets: [new targets.LambdaFunction(refresh, { deadLetterQueue: this.deadLetterQueue, maxEventAge: Duration.hours(1), retryAttempts: 3 })],
    });
    this.parameter = new ssm.StringParameter(this, 'Parameter', {
      parameterName: props.parameterName, description: 'The keys of the issuer of tokens, copied by a function', stringValue: NO_KEYS,
    });
    this.parameter.node.addDependency(this.rule);
  }

  /**
   * Calls that failed and wait to be looked at.
   *
   * @default - maximum over 5 minutes
   */
  public metricDeadLetters(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.deadLetterQueue.metricApproximateNumberOfMessagesVisible(props);
  }

  private copyingFunction(props: KeySetParameterProps): lambda.Function {
    const handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: 'refresh-key-set',
      handler: 'refresh-key-set.handler',
      description: 'Copies the keys of the issuer of tokens to Parameter Store',
      memorySize: props.memorySize ?? 256,
      timeout: props.timeout ?? Duration.seconds(30),
      variables: environmentOf({ keySetUrl: props.keySetUrl, keySetParameter: props.parameterName }),
      deadLetterQueue: this.deadLetterQueue,
    });
    const allow = (actions: string[], resource: string): void => handler.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [resource] }));
    allow(['ssm:GetParameter', 'ssm:PutParameter'], parameterArn(this, props.parameterName));
    return handler;
  }
}

class CopiedElsewhere extends KeySetBase implements IKeySetParameter {
  constructor(scope: Construct, id: string, public readonly parameterName: string) {
    super(scope, id);
  }
}
