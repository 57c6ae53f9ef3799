import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { viewPrefix } from '../data/view-table';
import { runtimeFunction } from '../functions/runtime-function';
import { acknowledgeObjectPrefixes } from '../security/acknowledgements';
import { toolFamily, viewsOf } from './family-views';
import { toolEnvironment } from './tool-environment';
import type { ToolFunctionProps } from './tool-function-props';

/**
 * Runs the tools of one family. Its role reads the views that these tools name, each by its Glue table and its prefix in the bucket, and
 * nothing else. A tool that reads as its caller (free SQL) reads whatever some persona may query: which rows and views the caller may see
 * is decided by the guard before the query runs.
 */
export class ToolFunction extends Construct {
  /** The family of tools that it runs. */
  public readonly family: string;
  /** The views that its role reads. */
  public readonly views: string[];
  /** The function, for metrics and grants of your own. */
  public readonly handler: lambda.IFunction;

  constructor(scope: Construct, id: string, props: ToolFunctionProps) {
    super(scope, id);
    const family = toolFamily(props.family);
    this.family = family;
    this.views = viewsOf(family);
    this.handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: `tools-${family}`,
      handler: `tools-${family}.handler`,
      description: `Runs the ${family} tools of the supply-chain agents`,
      timeout: props.timeout ?? Duration.seconds(60),
      variables: toolEnvironment(props),
    });
    props.lake.grantQuery(this.handler);
    props.lake.grantReadViews(this.handler, this.views);
    acknowledgeObjectPrefixes(this, props.lake.bucket, this.views.map(viewPrefix));
    props.envelopeSecret.grantRead(this.handler);
  }

  /** Lets `grantee` call the tools. The function still refuses a call that is not signed. */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['lambda:InvokeFunction'], resourceArns: [this.handler.functionArn] });
  }
}
