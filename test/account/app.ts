import path from 'node:path';
import { App, CfnOutput, CliCredentialsStackSynthesizer, Fn, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../../src';
import { SCOPE_CLAIM, VARIABLES } from '../../src/contract';
import { APPROVES } from './fixture/drafts';
import { CURATES, DEPLOYED_WORDING } from './fixture/meanings';
import { ROOT } from './fixture/places';

const KEY_SET_URL = VARIABLES.keySetUrl.name;

/** What the app is for. */
export interface AccountAppOptions {
  /** `dev` or `prod`: the configuration of that name. */
  readonly configuration: string;
  /** Where the assembly goes. */
  readonly outdir: string;
  /** The emulated account, for the functions. */
  readonly endpoint: string;
  /** The model that answers. */
  readonly modelEndpoint: string;
  /** The day that the sample company stands on. */
  readonly asOf: string;
  /** Only the stateful part. */
  readonly parked?: boolean;
  /** Whatever else a test changes. */
  readonly change?: (stack: Stack, platform: SupplyChainAgentPlatform) => void;
}

/**
 * Synthesizes the platform of a configuration as it is deployed to an emulated account: with the credentials of the CLI, the handler that
 * does not stream, and an app client that signs in with a password. Returns the folder of the assembly.
 */
export function synthesizeAccountApp(options: AccountAppOptions): string {
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true, ...(options.parked ? { 'scap:parked': 'true' } : {}) },
  });
  // The roles of the bootstrap stack are refused at its bucket: the emulator does not know all that their policies ask for.
  const stack = new Stack(app, `Account-${options.configuration}`, { synthesizer: new CliCredentialsStackSynthesizer() });
  const configuration = ConfigurationManager.load(path.join(ROOT, 'config', `${options.configuration}.yaml`));
  const platform = new SupplyChainAgentPlatform(stack, 'Platform', {
    ...configuration,
    data: { ...configuration.data, asOf: options.asOf, definitions: { free_stock: { wording: DEPLOYED_WORDING } } },
    permissions: { ...configuration.permissions, curate: [CURATES], approve: [APPROVES] },
  });
  const userPool = poolOf(platform);
  const client = passwordClient(stack, userPool);
  const keySetUrl = Fn.join('', [options.endpoint, '/', userPool.userPoolId, '/.well-known/jwks.json']);
  for (const each of functionsOf(platform)) {
    const set = (variable: string, value: string): void => each.addPropertyOverride(`Environment.Variables.${variable}`, value);
    if (reads(each, KEY_SET_URL)) set(KEY_SET_URL, keySetUrl);
    if (each.handler !== 'stream.handler') continue;
    each.addPropertyOverride('Handler', 'buffered.handler');
    set('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', options.modelEndpoint);
    set(VARIABLES.audience.name, client.userPoolClientId);
  }
  options.change?.(stack, platform);
  return app.synth().directory;
}

/** The client by which the users of the suite sign in. What it may write is what the client of the page may write. */
function passwordClient(stack: Stack, userPool: cognito.IUserPool): cognito.UserPoolClient {
  const client = new cognito.UserPoolClient(stack, 'PasswordClient', {
    userPool,
    generateSecret: false,
    authFlows: { userPassword: true },
    disableOAuth: true,
    readAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true, fullname: true }).withCustomAttributes(SCOPE_CLAIM.replace(/^custom:/, '')),
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ fullname: true, preferredUsername: true }),
  });
  new CfnOutput(stack, 'PasswordClientId', { value: client.userPoolClientId });
  return client;
}

function poolOf({ users }: SupplyChainAgentPlatform): cognito.IUserPool {
  if (!users) throw new Error('The configurations of this suite have a user pool of their own.');
  return users.userPool;
}

function functionsOf(platform: SupplyChainAgentPlatform): lambda.CfnFunction[] {
  return platform.node.findAll().filter(node => node instanceof lambda.CfnFunction);
}

function reads(each: lambda.CfnFunction, variable: string): boolean {
  const environment: { readonly variables?: object } | undefined = Stack.of(each).resolve(each.environment);
  return Object.hasOwn(environment?.variables ?? {}, variable);
}
