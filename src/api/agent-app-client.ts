import { Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { ACCESS_SCOPE, SCOPE_CLAIM } from '../contract';
import { AcceptedToken } from './accepted-token';
import { AgentAppClientBase } from './agent-app-client-base';
import type { AgentAppClientAttributes, IAgentAppClient } from './agent-app-client-interface';
import type { AgentAppClientProps } from './agent-app-client-props';
import type { TokenIssuer } from './token-issuer';

const SCOPE_ATTRIBUTE = SCOPE_CLAIM.replace(/^custom:/, '');

/**
 * The app client that signs people in to the page: code grant with PKCE and nothing else, tokens that can be revoked, and no way for its
 * users to write the attribute that bounds their rows.
 */
export class AgentAppClient extends AgentAppClientBase {
  /** An app client that exists already. Its users must not be able to write `custom:scope`. */
  public static fromAgentAppClientAttributes(scope: Construct, id: string, attributes: AgentAppClientAttributes): IAgentAppClient {
    class Imported extends AgentAppClientBase {
      public readonly client = attributes.client;
      protected readonly userPool = attributes.userPool;
      public readonly tokenIssuer = tokenIssuer(attributes.client, attributes);
    }
    return new Imported(scope, id);
  }

  /** The app client. */
  public readonly client: cognito.IUserPoolClient;
  /** What the API, the page and the chat function need to know of it. */
  public readonly tokenIssuer: TokenIssuer;
  protected readonly userPool: cognito.IUserPool;

  constructor(scope: Construct, id: string, props: AgentAppClientProps) {
    super(scope, id);
    this.userPool = props.userPool;
    this.client = appClient(this, props);
    if (props.defaultLook ?? true) {
      new cognito.CfnManagedLoginBranding(this, 'Look', { // there is no L2
        userPoolId: props.userPool.userPoolId, clientId: this.client.userPoolClientId, useCognitoProvidedValues: true,
      });
    }
    this.tokenIssuer = tokenIssuer(this.client, props);
  }
}

interface IssuingPool {
  readonly userPool: cognito.IUserPool;
  readonly loginUrl?: string;
  readonly acceptedToken?: AcceptedToken;
}

function tokenIssuer(client: cognito.IUserPoolClient, { userPool, loginUrl, acceptedToken }: IssuingPool): TokenIssuer {
  const { region, urlSuffix } = Stack.of(userPool);
  const issuer = userPool instanceof cognito.UserPool
    ? userPool.userPoolProviderUrl : `https://cognito-idp.${region}.${urlSuffix}/${userPool.userPoolId}`;
  return {
    issuer,
    audience: client.userPoolClientId,
    keySetUrl: `${issuer}/.well-known/jwks.json`,
    acceptedToken: acceptedToken ?? AcceptedToken.ID,
    userPool,
    loginUrl,
  };
}

function appClient(scope: Construct, props: AgentAppClientProps): cognito.UserPoolClient {
  const own = { email: true, emailVerified: true, fullname: true, preferredUsername: true };
  const client = new cognito.UserPoolClient(scope, 'Client', {
    userPool: props.userPool,
    userPoolClientName: props.clientName,
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
      scopes: [
        cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE,
        ...props.resourceServer ? [cognito.OAuthScope.custom(ACCESS_SCOPE.full)] : [],
      ],
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
  if (props.resourceServer) client.node.addDependency(props.resourceServer);
  return client;
}
