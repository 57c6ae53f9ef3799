import * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** An error that API Gateway answers by itself, before or after the function, in the shape of all errors of the platform (RFC 9457). */
interface GatewayProblem {
  readonly type: apigateway.ResponseType;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly retryable?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const { ResponseType } = apigateway;
const SIGN_IN = { 'www-authenticate': 'Bearer' };
const LATER = { 'retry-after': '1' };
const TELL = 'Try again. If it stays, tell whoever runs the platform: the log of the API has the cause.';

const PROBLEMS: readonly GatewayProblem[] = [
  { type: ResponseType.UNAUTHORIZED, status: 401, code: 'TOKEN_INVALID', detail: 'Your sign-in cannot be verified.', remedy: 'Sign in again.', headers: SIGN_IN },
  { type: ResponseType.EXPIRED_TOKEN, status: 401, code: 'TOKEN_EXPIRED', detail: 'Your sign-in has expired.', remedy: 'Sign in again.', headers: SIGN_IN },
  // What it really means: there is no such method and path.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, status: 404, code: 'NOT_FOUND', detail: 'There is nothing here.', remedy: 'Look at method and path.' },
  { type: ResponseType.RESOURCE_NOT_FOUND, status: 404, code: 'NOT_FOUND', detail: 'There is nothing here.', remedy: 'Look at method and path.' },
  { type: ResponseType.ACCESS_DENIED, status: 403, code: 'ACCESS_DENIED', detail: 'You may not do this here.', remedy: 'Ask whoever manages users.' },
  {
    type: ResponseType.WAF_FILTERED, status: 403, code: 'BLOCKED_BY_FIREWALL', detail: 'The web firewall refused the request.',
    remedy: 'Wait five minutes if you sent very many. Otherwise tell whoever runs the platform: its log has the rule.', retryable: true,
  },
  { type: ResponseType.BAD_REQUEST_BODY, status: 400, code: 'BAD_REQUEST', detail: 'The body is not what this address takes.', remedy: 'Send {"message": "…"}.' },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, status: 400, code: 'BAD_REQUEST', detail: 'A parameter is missing.', remedy: 'Look at the path.' },
  { type: ResponseType.REQUEST_TOO_LARGE, status: 413, code: 'BODY_TOO_LARGE', detail: 'The body is too large.', remedy: 'Ask a shorter question.' },
  {
    type: ResponseType.UNSUPPORTED_MEDIA_TYPE, status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', detail: 'The body is no JSON.',
    remedy: 'Send content-type: application/json.',
  },
  {
    type: ResponseType.THROTTLED, status: 429, code: 'TOO_MANY_REQUESTS', detail: 'More is asked at the moment than the platform lets through.',
    remedy: 'Try again in a moment.', retryable: true, headers: LATER,
  },
  { type: ResponseType.INTEGRATION_TIMEOUT, status: 504, code: 'NO_ANSWER_IN_TIME', detail: 'The platform did not answer in time.', remedy: TELL, retryable: true },
  { type: ResponseType.INTEGRATION_FAILURE, status: 502, code: 'FUNCTION_FAILED', detail: 'The platform could not answer.', remedy: TELL, retryable: true },
  { type: ResponseType.DEFAULT_4XX, status: 400, code: 'BAD_REQUEST', detail: 'The request cannot be answered.', remedy: 'Look at method, path and body.' },
  { type: ResponseType.DEFAULT_5XX, status: 500, code: 'UNEXPECTED', detail: 'The platform could not answer.', remedy: TELL, retryable: true },
];

const SECURITY = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
};

/** Gives the errors of API Gateway itself the shape, and the headers, of all others. */
export function addGatewayProblems(api: apigateway.RestApi): void {
  for (const problem of PROBLEMS) {
    const { type, status, code, headers = {} } = problem;
    const name = code.toLowerCase();
    const body = {
      type: `urn:scap:error:${name.replaceAll('_', '-')}`, title: name.replaceAll('_', ' '), status, code,
      detail: problem.detail, remedy: problem.remedy, retryable: problem.retryable ?? false,
    };
    api.addGatewayResponse(type.responseType, {
      type,
      statusCode: String(status),
      responseHeaders: Object.fromEntries(Object.entries({ ...SECURITY, ...headers }).map(([header, value]) => [header, `'${value}'`])),
      templates: { 'application/json': JSON.stringify(body) },
    });
  }
}
