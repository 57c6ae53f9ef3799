import * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** One line a request: who, what, how it ended and how long it took. Never the query string or the body. */
export const ACCESS_LOG_FORMAT = apigateway.AccessLogFormat.custom(JSON.stringify({
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  sub: '$context.authorizer.claims.sub',
  sourceIp: '$context.identity.sourceIp',
  status: '$context.status',
  errorType: '$context.error.responseType',
  errorMessage: '$context.error.message',
  responseTransferMode: '$context.integration.responseTransferMode',
  timeToFirstContent: '$context.integration.timeToFirstContent',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  responseLatency: '$context.responseLatency',
  responseLength: '$context.responseLength',
}));
