import { PlatformError } from '../errors';

export class NotFoundError extends PlatformError {
  readonly code = 'NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'See the reference of the API for its routes.';
  constructor(method: string) {
    super(`Nothing here answers ${method} on this path.`);
  }
}

export class MethodNotAllowedError extends PlatformError {
  readonly code = 'METHOD_NOT_ALLOWED';
  override readonly status = 405;
  override readonly remedy: string;
  constructor(method: string, readonly allowed: readonly string[]) {
    super(`This path does not answer ${method}.`);
    this.remedy = `Use ${allowed.join(' or ')}.`;
  }
}

export class UnsupportedMediaTypeError extends PlatformError {
  readonly code = 'UNSUPPORTED_MEDIA_TYPE';
  override readonly status = 415;
  override readonly remedy = 'Send the body as application/json.';
  constructor() {
    super('The body is not JSON by its Content-Type.');
  }
}

export class BodyTooLargeError extends PlatformError {
  readonly code = 'BODY_TOO_LARGE';
  override readonly status = 413;
  override readonly remedy = 'Ask a shorter question.';
  constructor(most: number) {
    super(`The body has more than ${most} bytes.`);
  }
}

/** A body or parameter that does not have the form it must have. */
export class BadRequestError extends PlatformError {
  readonly code = 'BAD_REQUEST';
  override readonly status = 400;
  constructor(message: string, override readonly remedy: string) {
    super(message);
  }
}
