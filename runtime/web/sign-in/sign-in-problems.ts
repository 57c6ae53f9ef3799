import { ApiError, problem } from '../api/errors';

/** The login answered with an error. What it says of itself came through the address bar, where anybody can write: it is not shown. */
export function loginRefused(error: string): ApiError {
  return error === 'access_denied'
    ? failed('SIGN_IN_DENIED', 'The login refused the sign-in.', 'Sign in again, or ask whoever manages users to let you in.')
    : failed('SIGN_IN_FAILED', 'The login could not complete the sign-in.', 'Sign in again. If it stays, tell whoever runs the platform.');
}

/** An answer of the login to a question that this page did not ask. */
export function foreignSignIn(): ApiError {
  return failed('SIGN_IN_NOT_BEGUN_HERE', 'This sign-in was not begun in this tab, or too long ago.', 'Sign in again from here.');
}

/** The login's tokens are not what was asked for. */
export function wrongToken(what: string, cause?: unknown): ApiError {
  const remedy = 'Sign in again. If it stays, tell whoever runs the platform.';
  return new ApiError(problem('SIGN_IN_TOKEN_WRONG', 401, `The login gave a token that is not for this page (${what}).`, remedy, false), undefined, { cause });
}

/** The login does not answer. */
export function loginUnreachable(cause: unknown): ApiError {
  return new ApiError(problem('LOGIN_UNREACHABLE', 503, 'The login does not answer.', 'Check your connection, then try again.', true), undefined, { cause });
}

/** The login no longer renews the sign-in. */
export function signInEnded(): ApiError {
  return failed('SIGN_IN_ENDED', 'Your sign-in has ended.', 'Sign in again: your conversations are kept.');
}

/** The browser gives no cryptography to pages without https. */
export function unsafePlace(): ApiError {
  return failed('PAGE_NOT_SAFE', 'Signing in needs an address with https.', 'Open the page under its https address.');
}

function failed(code: string, detail: string, remedy: string): ApiError {
  return new ApiError(problem(code, 401, detail, remedy, false));
}
