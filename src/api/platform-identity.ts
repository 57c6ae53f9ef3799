import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { ResolvedConfiguration } from '../config';
import { personasOf } from '../config/reading';
import type { ResourceNamer } from '../naming/resource-namer';
import { AcceptedToken } from './accepted-token';
import { AgentAppClient } from './agent-app-client';
import type { IAgentAppClient } from './agent-app-client-interface';
import { AgentUserPool } from './agent-user-pool';
import type { IAgentUserPool } from './agent-user-pool-interface';
import { IdentityError } from './identity-error';
import type { OwnIdentityProps } from './own-identity-props';
import type { TokenIssuer } from './token-issuer';

/** What the people and the tokens of a platform follow from. */
export interface PlatformIdentityProps {
  readonly config: ResolvedConfiguration;
  readonly names: ResourceNamer;
  readonly own: OwnIdentityProps;
}

const MFA: Readonly<Record<string, cognito.Mfa>> = { required: cognito.Mfa.REQUIRED, optional: cognito.Mfa.OPTIONAL, off: cognito.Mfa.OFF };

/** The pool of a platform, made or brought. There is none where another issuer signs the tokens. */
export function platformUsers(scope: Construct, { config, names, own }: PlatformIdentityProps): IAgentUserPool | undefined {
  const { identity } = config;
  if (identity.issuer !== undefined) return undefined;
  if (own.userPool) return AgentUserPool.fromAgentUserPoolAttributes(scope, 'Users', { userPool: own.userPool, loginUrl: own.loginUrl });
  return new AgentUserPool(scope, 'Users', {
    userPoolName: names.resource('users'),
    loginDomainPrefix: names.loginDomain(),
    groups: Object.fromEntries(personasOf(config.permissions).map(({ id, title }) => [id, `Asks as ${title}`])),
    accessTokens: identity.tokenUse === 'access',
    mfa: MFA[identity.mfa],
    threatProtection: identity.threatProtection ? cognito.StandardThreatProtectionMode.FULL_FUNCTION : undefined,
    deletionProtection: config.environment === 'prod',
  });
}

/** How people sign in to the pool of a platform, made or brought. */
export function platformAppClient(
  scope: Construct, users: IAgentUserPool | undefined, callbackUrls: string[], { config, names, own }: PlatformIdentityProps,
): IAgentAppClient | undefined {
  if (own.userPoolClient && !own.userPool) throw new IdentityError('userPoolClient', undefined, 'is given without userPool', 'Give the pool of the client, too.');
  if (!users) return undefined;
  const { userPool, loginUrl } = users;
  const acceptedToken = acceptedTokenOf(config);
  if (own.userPoolClient) {
    return AgentAppClient.fromAgentAppClientAttributes(scope, 'AppClient', { userPool, client: own.userPoolClient, loginUrl, acceptedToken });
  }
  const made = users instanceof AgentUserPool ? users : undefined;
  return new AgentAppClient(scope, 'AppClient', {
    userPool, callbackUrls, loginUrl, acceptedToken, clientName: names.resource('sign-in'), resourceServer: made?.resourceServer, defaultLook: made !== undefined,
  });
}

/** Who signs the tokens that open the API: the app client's pool, or the issuer of the configuration. */
export function platformTokenIssuer(client: IAgentAppClient | undefined, config: ResolvedConfiguration): TokenIssuer {
  if (client) return client.tokenIssuer;
  const { issuer, audience, keySetUrl } = config.identity;
  if (issuer === undefined || audience === undefined) {
    throw new IdentityError('identity.issuer', issuer, 'is given without identity.audience', 'Give the client id that its tokens are for.');
  }
  return { issuer, audience, keySetUrl, acceptedToken: acceptedTokenOf(config) };
}

function acceptedTokenOf({ identity }: ResolvedConfiguration): AcceptedToken {
  return identity.tokenUse === 'access' ? AcceptedToken.ACCESS : AcceptedToken.ID;
}
