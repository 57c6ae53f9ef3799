import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ACCESS_SCOPE, PERSONAS, SCOPE_CLAIM } from '../contract';
import { acknowledge } from '../security/acknowledgements';
import type { AgentUserPoolAttributes, IAgentUserPool } from './agent-user-pool-interface';
import type { AgentUserPoolProps } from './agent-user-pool-props';

/** `custom:scope` is declared without its prefix. */
const SCOPE_ATTRIBUTE = SCOPE_CLAIM.replace(/^custom:/, '');

/**
 * The people who may ask: a Cognito pool with one group per persona, and its hosted login. Only administrators create users and write the
 * attribute that bounds their rows. Applications sign people in through an app client: see AgentAppClient.
 */
export class AgentUserPool extends Construct implements IAgentUserPool {
  /** The people of a pool that exists already. */
  public static fromAgentUserPoolAttributes(scope: Construct, id: string, attributes: AgentUserPoolAttributes): IAgentUserPool {
    class Imported extends Construct implements IAgentUserPool {
      public readonly userPool = attributes.userPool;
      public readonly loginUrl = attributes.loginUrl;
    }
    return new Imported(scope, id);
  }

  /** The pool. */
  public readonly userPool: cognito.IUserPool;
  /** The domain of the hosted login, where there is one. */
  public readonly domain?: cognito.UserPoolDomain;
  /** The address of the hosted login, without a path. */
  public readonly loginUrl?: string;
  /** The scope that access tokens can carry, where `accessTokens` is set. */
  public readonly resourceServer?: cognito.UserPoolResourceServer;
  /** The groups. */
  public readonly groups: cognito.UserPoolGroup[];

  constructor(scope: Construct, id: string, props: AgentUserPoolProps) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const pool = userPool(this, props, removalPolicy);
    this.userPool = pool;
    this.groups = Object.entries(props.groups ?? shippedGroups()).map(([groupName, description]) =>
      new cognito.UserPoolGroup(this, `Group-${groupName}`, { userPool: pool, groupName, description }));
    if (props.loginDomainPrefix !== undefined) {
      this.domain = loginDomain(this, pool, props.loginDomainPrefix, removalPolicy);
      this.loginUrl = this.domain.baseUrl();
    }
    if (props.accessTokens) this.resourceServer = resourceServer(this, pool);
    if (!isThreatProtected(props)) acknowledge(this, 'noThreatProtection');
    if (props.mfa !== undefined && props.mfa !== cognito.Mfa.REQUIRED) acknowledge(this, 'mfaByChoice');
  }
}

function shippedGroups(): Record<string, string> {
  return Object.fromEntries(Object.values(PERSONAS).map(({ id, title }) => [id, `Asks as ${title}`]));
}

function isThreatProtected({ threatProtection }: AgentUserPoolProps): boolean {
  return threatProtection !== undefined && threatProtection !== cognito.StandardThreatProtectionMode.NO_ENFORCEMENT;
}

function userPool(scope: Construct, props: AgentUserPoolProps, removalPolicy: RemovalPolicy): cognito.UserPool {
  return new cognito.UserPool(scope, 'Pool', {
    userPoolName: props.userPoolName,
    selfSignUpEnabled: false,
    signInAliases: { username: true, email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
    customAttributes: { [SCOPE_ATTRIBUTE]: new cognito.StringAttribute({ mutable: true, maxLen: 2048 }) },
    mfa: props.mfa ?? cognito.Mfa.REQUIRED,
    mfaSecondFactor: { sms: false, otp: true },
    passwordPolicy: {
      minLength: 12, requireDigits: true, requireLowercase: true, requireUppercase: true, requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    ...(isThreatProtected(props)
      ? { featurePlan: cognito.FeaturePlan.PLUS, standardThreatProtectionMode: props.threatProtection }
      : { featurePlan: cognito.FeaturePlan.ESSENTIALS }),
    deletionProtection: props.deletionProtection ?? false,
    removalPolicy,
  });
}

function loginDomain(scope: Construct, pool: cognito.IUserPool, domainPrefix: string, removalPolicy: RemovalPolicy): cognito.UserPoolDomain {
  const domain = new cognito.UserPoolDomain(scope, 'Domain', {
    userPool: pool,
    cognitoDomain: { domainPrefix },
    managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  domain.applyRemovalPolicy(removalPolicy);
  return domain;
}

function resourceServer(scope: Construct, pool: cognito.IUserPool): cognito.UserPoolResourceServer {
  return new cognito.UserPoolResourceServer(scope, 'ResourceServer', {
    userPool: pool,
    identifier: ACCESS_SCOPE.server,
    userPoolResourceServerName: 'Supply-chain agents',
    scopes: [{ scopeName: ACCESS_SCOPE.name, scopeDescription: 'Ask questions as the signed-in person' }],
  });
}
