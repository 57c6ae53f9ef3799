import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { tokenVariables } from '../api/token-variables';
import { environmentOf } from '../functions/environment';
import { runtimeFunction } from '../functions/runtime-function';
import { PageFunctionBase } from './page-function-base';
import type { IPageFunction } from './page-function-interface';
import type { PageFunctionProps } from './page-function-props';

/**
 * Serves the page and tells it where people sign in. It holds the page's files in its bundle, reads no data, and its role may write its log
 * and nothing else. Where `tokenIssuer` has no `loginUrl` it asks the issuer for it, and must run where it can reach it.
 */
export class PageFunction extends PageFunctionBase {
  /**
   * A function of another stack that serves the page, for AgentApi.
   *
   * @param functionArn  of the function, or of an alias of it, in the account and Region of the stack
   */
  public static fromPageFunctionArn(scope: Construct, id: string, functionArn: string): IPageFunction {
    return new ServedElsewhere(scope, id, functionArn);
  }

  /** The function, for AgentApi. */
  public readonly handler: lambda.IFunction;

  constructor(scope: Construct, id: string, props: PageFunctionProps) {
    super(scope, id);
    this.handler = runtimeFunction(this, 'Function', {
      ...props,
      bundle: 'page',
      handler: 'page.handler',
      description: 'Serves the page of the supply-chain agents',
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memorySize ?? 256,
      variables: environmentOf({
        environment: props.environmentName,
        ...tokenVariables(props.tokenIssuer),
        loginUrl: props.tokenIssuer.loginUrl,
      }),
    });
  }
}

class ServedElsewhere extends PageFunctionBase {
  public readonly handler: lambda.IFunction;

  constructor(scope: Construct, id: string, functionArn: string) {
    super(scope, id);
    this.handler = lambda.Function.fromFunctionAttributes(this, 'Function', { functionArn, sameEnvironment: true });
  }
}
