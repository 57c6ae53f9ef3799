/** The VPC of the functions, where features.vpc is on. */
export interface NetworkConfiguration {
  /**
   * Addresses of the VPC, /16 to /26 (two zones) or /25 (three zones).
   *
   * @default '10.0.0.0/16'
   * @pattern ^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$
   * @expected an IPv4 range such as 10.0.0.0/16
   */
  readonly cidr?: string;
  /**
   * How functions reach AWS: `endpoints` keeps everything inside AWS's network; `nat` opens a way to the internet, which a sign-in outside AWS needs.
   * A NAT gateway with its address costs 36.50 USD a month and 0.045 USD a GB: one over two zones, three over three.
   *
   * @default 'endpoints'
   * @choices endpoints, nat
   */
  readonly egress?: string;
  /**
   * How long the log of connections is kept, days.
   *
   * @default 7
   * @prod 90
   * @choices 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
   */
  readonly flowLogRetentionDays?: number;
}

/** Users of the platform: the pool they sign in to. */
export interface IdentityConfiguration {
  /**
   * Where sign-in may return to beside the page of the platform: https addresses, or http://localhost ones.
   *
   * @default - the page of the platform alone
   * @pattern ^(https://[^\s*]+|http://localhost(:\d+)?(/[^\s*]*)?)$
   * @expected https addresses, or http://localhost ones
   */
  readonly callbackUrls?: string[];
  /**
   * Second factor of users of the pool, by authenticator app.
   *
   * @default 'required'
   * @choices required, optional, off
   */
  readonly mfa?: string;
  /**
   * Adaptive sign-in checks of Cognito (Plus plan). Costs 0.02 USD per monthly active user.
   *
   * @default false
   * @prod true
   */
  readonly threatProtection?: boolean;
  /**
   * Issuer of the tokens of your own identity provider, instead of a pool of the platform. Needs identity.audience.
   *
   * @default - a user pool of the platform
   * @pattern ^https://[^\s?#]+$
   * @expected an https address
   */
  readonly issuer?: string;
  /**
   * Whom the tokens of identity.issuer are for: the client id of the page.
   *
   * @default - the app client of the pool
   */
  readonly audience?: string;
  /**
   * Where identity.issuer publishes the keys that sign its tokens: the `jwks_uri` of its OpenID configuration.
   *
   * @default - `/.well-known/jwks.json` of the issuer
   * @pattern ^https://[^\s?#]+$
   * @expected an https address
   */
  readonly keySetUrl?: string;
  /**
   * Which token opens the API: the `id` token, or an `access` token with the scope of the platform's resource server.
   *
   * @default 'id'
   * @choices id, access
   */
  readonly tokenUse?: string;
  /**
   * Where the keys that sign tokens come from: `fetch` asks the issuer; `parameter` reads Parameter Store, which a small function outside the VPC
   * refreshes each hour, because a VPC without NAT cannot reach the issuer. `auto` takes what the network allows.
   *
   * @default 'auto'
   * @choices auto, fetch, parameter
   */
  readonly keySet?: string;
}

/** The HTTP API and the page. */
export interface ApiConfiguration {
  /**
   * Steady rate of requests that the API lets through, a second.
   *
   * @default 20
   * @prod 50
   * @minimum 1
   * @maximum 10000
   */
  readonly requestsPerSecond?: number;
  /**
   * Requests that the API lets through at once.
   *
   * @default 40
   * @prod 100
   * @minimum 1
   * @maximum 5000
   */
  readonly burst?: number;
  /**
   * The chat page is served at the address of the API.
   *
   * @default true
   */
  readonly web?: boolean;
  /**
   * Requests of one address in five minutes, above which the web ACL blocks it. Needs features.waf.
   *
   * @default 1000
   * @minimum 10
   * @maximum 2000000
   */
  readonly requestsPerIp?: number;
  /**
   * Your own name for the API and the page, such as chat.example.com. Needs api.certificate_arn; the DNS record is yours to make.
   *
   * @default - the address that API Gateway gives
   * @pattern ^([a-z0-9-]+\.)+[a-z]{2,}$
   * @expected a domain name in lower case
   */
  readonly domainName?: string;
  /**
   * Certificate of api.domain_name, in the Region of the platform.
   *
   * @default - no domain name of your own
   * @pattern ^arn:[a-z-]+:acm:[a-z0-9-]+:\d{12}:certificate/.+$
   * @expected the ARN of a certificate of ACM
   */
  readonly certificateArn?: string;
}

/** The Lambda functions. */
export interface FunctionsConfiguration {
  /**
   * Memory of each function, MB; processor time grows with it. Raise it for questions that optimise routes.
   *
   * @default 1024
   * @prod 2048
   * @minimum 512
   * @maximum 10240
   */
  readonly memoryMb?: number;
  /**
   * Processor of the functions. arm64 is about a fifth cheaper.
   *
   * @default 'arm64'
   * @choices arm64, x86_64
   */
  readonly architecture?: string;
  /**
   * How long an answer may take, from request to last token, seconds.
   *
   * @default 290
   * @minimum 5
   * @maximum 885
   */
  readonly answerTimeoutSeconds?: number;
  /**
   * How long one call of a tool may take, seconds.
   *
   * @default 60
   * @minimum 5
   * @maximum 900
   */
  readonly toolTimeoutSeconds?: number;
  /**
   * Invocations of each function at once, kept for it and at most as many. 0 reserves none and takes what the account has.
   *
   * @default 0
   * @minimum 0
   * @maximum 10000
   */
  readonly reservedConcurrency?: number;
  /**
   * Invocations of the chat function that are kept warm. Each costs about 0.0000033 USD a second and GB, 17.50 USD a month at 2048 MB
   * on arm64.
   *
   * @default 0
   * @minimum 0
   * @maximum 1000
   */
  readonly provisionedConcurrency?: number;
  /**
   * How far the warm invocations grow with their use. 0 keeps them at functions.provisioned_concurrency.
   *
   * @default 0
   * @minimum 0
   * @maximum 1000
   */
  readonly provisionedConcurrencyMaximum?: number;
  /**
   * How a new version takes over: at once, or a tenth of the traffic first (`canary`: 5 minutes; `linear`: a tenth a minute), rolled back on alarms.
   *
   * @default 'all_at_once'
   * @staging 'canary'
   * @prod 'canary'
   * @choices all_at_once, canary, linear
   */
  readonly deployment?: string;
}
