import { PlatformError } from '../errors';

/** Somebody who is known here, but in none of the groups that are personas. */
export class NoPersonaError extends PlatformError {
  readonly code = 'NO_PERSONA';
  override readonly status = 403;
  override readonly remedy = 'Ask whoever manages users to put you into the group of a persona, such as warehouse_manager.';

  constructor() {
    super('You are signed in, but have no persona that may ask questions here.');
  }
}

/** A persona that the user does not have, whether it exists or not. */
export class PersonaNotGrantedError extends PlatformError {
  readonly code = 'PERSONA_NOT_GRANTED';
  override readonly status = 403;
  override readonly remedy: string;

  /** @param granted  the personas that the user has */
  constructor(granted: readonly string[]) {
    super('You do not have this persona.');
    this.remedy = `Ask as ${granted.join(' or ')}.`;
  }
}

/** A tool that the persona may not use, whether it exists or not. */
export class ToolNotPermittedError extends PlatformError {
  readonly code = 'TOOL_NOT_PERMITTED';
  override readonly status = 403;
  override readonly remedy = 'Use one of the tools that are offered.';

  constructor() {
    super('This tool is not among those that you may use.');
  }
}

/** A scope claim that cannot be read. Nothing is shown: guessing would show too much, an empty scope would look like empty data. */
export class BadScopeClaimError extends PlatformError {
  readonly code = 'BAD_SCOPE_CLAIM';
  override readonly status = 403;
  override readonly remedy = 'Ask whoever manages users to write your scope as warehouses=WH01,WH02 or warehouses=*.';

  constructor() {
    super('Your account has a scope that cannot be read, so no data can be shown to you.');
  }
}

/** Why a token was not accepted. */
export type UnauthenticatedCode = 'TOKEN_MISSING' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_NOT_FOR_HERE';

/** A request without a token that can be believed. Nothing of the token is repeated, not even as a cause. */
export class UnauthenticatedError extends PlatformError {
  override readonly status = 401;
  override readonly remedy = 'Sign in again.';

  constructor(readonly code: UnauthenticatedCode) {
    super(SENTENCES[code]);
  }
}

const SENTENCES: Readonly<Record<UnauthenticatedCode, string>> = {
  TOKEN_MISSING: 'You are not signed in.',
  TOKEN_INVALID: 'Your sign-in cannot be verified.',
  TOKEN_EXPIRED: 'Your sign-in has expired.',
  TOKEN_NOT_FOR_HERE: 'Your sign-in is for something else: a token of this platform is needed.',
};

/** The keys of the issuer cannot be read: nobody can be let in until they can. */
export class KeySetUnavailableError extends PlatformError {
  readonly code = 'KEY_SET_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute.';

  constructor(options?: ErrorOptions) {
    super('Sign-ins cannot be verified at the moment.', options);
  }
}
