import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { PERSONAS, SCOPE_CLAIM } from '../contract';
import { acknowledge } from '../security/acknowledgements';
import type { AgentUserPoolProps } from './agent-user-pool-props';

/** `custom:scope` is declared without its prefix. */
const SCOPE_ATTRIBUTE = SCOPE_CLAIM.replace(/^custom:/, '');

/**
 * The people who may ask: a Cognito pool with one group per persona. Only administrators create users and write the attribute that bounds
 * their rows; the app client cannot.
 */
export class AgentUserPool extends Construct {
  /** The pool. */
  public readonly userPool: cognito.IUserPool;
  /** The app client whose ID tokens the platform accepts. */
  public readonly client: cognito.IUserPoolClient;
  /** The issuer in tokens. */
  public readonly issuer: string;

  constructor(scope: Construct, id: string, props: AgentUserPoolProps) {
    super(scope, id);
    const pool = userPool(this, props);
    for (const persona of Object.values(PERSONAS)) {
      new cognito.UserPoolGroup(this, `Group-${persona.id}`, { userPool: pool, groupName: persona.id, description: `Asks as ${persona.title}` });
    }
    if (!props.threatProtection) acknowledge(this, 'noThreatProtection');
    if (props.mfa !== undefined && props.mfa !== cognito.Mfa.REQUIRED) acknowledge(this, 'mfaByChoice');
    this.userPool = pool;
    this.client = appClient(this, pool, props);
    this.issuer = pool.userPoolProviderUrl;
  }
}

function userPool(scope: Construct, props: AgentUserPoolProps): cognito.UserPool {
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
    ...(props.threatProtection
      ? { featurePlan: cognito.FeaturePlan.PLUS, standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION }
      : { featurePlan: cognito.FeaturePlan.ESSENTIALS }),
    deletionProtection: props.deletionProtection ?? false,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}

function appClient(scope: Construct, pool: cognito.UserPool, props: AgentUserPoolProps): cognito.UserPoolClient {
  const own = { email: true, emailVerified: true, fullname: true, preferredUsername: true };
  return new cognito.UserPoolClient(scope, 'Client', {
    userPool: pool,
    userPoolClientName: props.clientName,
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
      callbackUrls: props.callbackUrls,
      logoutUrls: props.callbackUrls,
    },
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    readAttributes: new cognito.ClientAttributes().withStandardAttributes(own).withCustomAttributes(SCOPE_ATTRIBUTE),
    // Whoever could write a custom attribute could widen the rows that he sees.
    writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ fullname: true, preferredUsername: true }),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
    idTokenValidity: Duration.hours(1),
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
  });
}
