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
export interface PageConfig {
  readonly mode: 'laptop';
  readonly version: string;
  /** `offline planner`, `bedrock`, `ollama` */
  readonly answersBy: string;
  readonly users: readonly SampleUser[];
}

/** The answer of `POST /local/token` with `{user}`: for the platform's own page and its owner's `scap` only. */
export interface TokenResponse {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}
