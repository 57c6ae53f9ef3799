/** Somebody of the sample company whom the page and `scap` can speak as in laptop mode. */
export interface SampleUser {
  /** `ann` */
  readonly id: string;
  readonly name: string;
  readonly persona: string;
  readonly personaTitle: string;
  /** `WH01`, `all warehouses` */
  readonly scopeText: string;
}

/** What the page reads first, from `GET /config.json`. */
export type PageConfig = LaptopPageConfig | DeployedPageConfig;

/** A laptop: whoever sits at it speaks as a sample user. */
export interface LaptopPageConfig {
  readonly mode: 'laptop';
  readonly version: string;
  /** `offline planner`, `bedrock`, `ollama` */
  readonly answersBy: string;
  readonly users: readonly SampleUser[];
}

/** An account: whoever asks signs in. */
export interface DeployedPageConfig {
  readonly mode: 'deployed';
  readonly version: string;
  /** `dev`, `prod` */
  readonly environment: string;
  readonly login: PageLogin;
}

/** Where and how people sign in: an OAuth 2.0 authorization server with PKCE and CORS on its token address. Nothing here is secret. */
export interface PageLogin {
  /** The `iss` of ID tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Where a refresh token is made worthless, if the server offers that. */
  readonly revokeUrl?: string;
  /** Where the session of the login itself is ended, if the server offers that. */
  readonly signOutUrl?: string;
  /** The parameter of `signOutUrl` that says where to return to: Cognito has a name of its own for it. */
  readonly signOutReturn: 'logout_uri' | 'post_logout_redirect_uri';
  /** Separated by blanks. */
  readonly scopes: string;
  /** Which token opens the API. */
  readonly apiToken: 'id' | 'access';
}

/** The answer of `POST /local/token` with `{user}`: for the platform's own page and its owner's `scap` only. */
export interface TokenResponse {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}
