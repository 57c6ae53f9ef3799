import { Duration } from 'aws-cdk-lib';
import type * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { VERIFIED_QUESTION_PARTITION } from '../contract';
import { acknowledgeReads } from '../data/data-lake-access';
import type { QueryRole } from '../data/query-role';
import { DeployedFunction } from '../functions/deployed-function';
import { FunctionElsewhere } from '../functions/function-elsewhere';
import { liveAlias } from '../functions/live-alias';
import { runtimeFunction } from '../functions/runtime-function';
import { RuntimeManifest } from '../manifest/runtime-manifest';
import { readsAsCaller, toolFamily, viewsOf } from './family-views';
import { familyQueryRoles, queryRolesVariable } from './query-roles';
import { toolEnvironment } from './tool-environment';
import type { IToolFunction, ToolFunctionAttributes } from './tool-function-interface';
import type { ToolFunctionProps } from './tool-function-props';

/**
 * Runs the tools of one family. Its role reads the views that these tools name, each by its Glue table and its prefix in the bucket, and
 * nothing else. The role of a family that runs SQL written by a model reads no data at all: it assumes the query role of who asks.
 */
export class ToolFunction extends DeployedFunction implements IToolFunction {
  /** A tool function of another stack. */
  public static fromToolFunctionAttributes(scope: Construct, id: string, attributes: ToolFunctionAttributes): IToolFunction {
    return new DeployedElsewhere(scope, id, attributes);
  }

  public readonly family: string;
  public readonly handler: lambda.Function;
  public readonly alias: lambda.IFunction;
  public readonly deployment?: codedeploy.LambdaDeploymentGroup;
  /** The views that its own role reads. */
  public readonly views: string[];
  /** The roles that it assumes to query, one per persona and one per tool with views of its own. */
  public readonly queryRoles: QueryRole[];

  constructor(scope: Construct, id: string, props: ToolFunctionProps) {
    super(scope, id);
    const family = toolFamily(props.family);
    this.family = family;
    this.handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: `tools-${family}`,
      manifest: props.manifest ?? new RuntimeManifest(),
      handler: `tools-${family}.handler`,
      description: `Runs the ${family} tools of the supply-chain agents`,
      timeout: props.timeout ?? Duration.seconds(60),
      variables: toolEnvironment(props),
    });
    if (readsAsCaller(family)) {
      const roles = familyQueryRoles(this, family, this.handler, props);
      this.queryRoles = [...roles.personas, ...roles.tools];
      this.views = [];
      for (const [name, value] of Object.entries(queryRolesVariable(this, roles))) this.handler.addEnvironment(name, value);
      props.parameters?.grantReadDefinitions(this.handler);
      props.access?.grantReadPartitions(this.handler, [VERIFIED_QUESTION_PARTITION]);
    } else {
      this.queryRoles = [];
      this.views = viewsOf(family);
      props.lake.grantQuery(this.handler);
      acknowledgeReads(this, props.lake.grantReadViews(this.handler, this.views));
    }
    props.envelopeSecret.grantRead(this.handler);
    ({ alias: this.alias, deployment: this.deployment } = liveAlias(this, this.handler, props));
  }
}

class DeployedElsewhere extends FunctionElsewhere implements IToolFunction {
  public readonly family: string;

  constructor(scope: Construct, id: string, { family, aliasArn }: ToolFunctionAttributes) {
    super(scope, id, aliasArn);
    this.family = toolFamily(family);
  }
}
