import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import type { AgentRuntime } from '../agents/agent-runtime';
import { ACCESS_SCOPE } from '../contract';
import type { PlatformAssembly } from '../platform-assembly';
import type { PageFunction } from '../web/page-function';
import { AgentApi } from './agent-api';
import type { TokenIssuer } from './token-issuer';
import { WebAcl } from './web-acl';

/** What the API of a platform serves. */
export interface PlatformApiProps {
  readonly agents: AgentRuntime;
  readonly page: PageFunction | undefined;
  /** The web ACL that the platform made, where it made one. */
  readonly webAcl: WebAcl | undefined;
  readonly tokenIssuer: TokenIssuer;
}

/** The HTTP API of a platform. */
export function platformApi(scope: Construct, { agents, page, webAcl, tokenIssuer }: PlatformApiProps, assembly: PlatformAssembly): AgentApi {
  const { config, settings, names, encryptionKey, own } = assembly;
  const { certificateArn, domainName, requestsPerSecond, burst } = config.api;
  return new AgentApi(scope, 'Api', {
    handler: agents.alias,
    responseTimeout: agents.responseTimeout,
    streaming: agents.responseStreaming,
    userPool: tokenIssuer.userPool,
    accessTokenScopes: config.identity.tokenUse === 'access' ? [ACCESS_SCOPE.full] : undefined,
    page: page?.handler,
    webAclArn: own.webAclArn ?? webAcl?.webAclArn,
    domainName,
    certificate: certificateArn === undefined ? undefined : acm.Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    encryptionKey,
    restApiName: names.resource('agents'),
    accessLogGroupName: names.path('api/access'),
    logRetention: settings.logRetention,
    tracing: config.features.xray,
    requestsPerSecond,
    burst,
  });
}

/** The web ACL before the API, where features.waf is on and none is brought. */
export function platformWebAcl(scope: Construct, { config, settings, names, encryptionKey, own }: PlatformAssembly): WebAcl | undefined {
  if (!config.features.waf || own.webAclArn !== undefined) return undefined;
  return new WebAcl(scope, 'WebAcl', {
    encryptionKey,
    webAclName: names.resource('api'),
    logGroupName: names.webAclLogGroup('api'),
    logRetention: settings.logRetention,
    requestsPerIp: config.api.requestsPerIp,
  });
}
