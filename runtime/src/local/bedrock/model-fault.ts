import { PlatformError } from '../../errors';

/** Bedrock's exceptions with their HTTP status. The SDK builds its error classes from the names. */
export const EXCEPTION_STATUS = {
  ValidationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ModelTimeoutException: 408,
  ModelErrorException: 424,
  ThrottlingException: 429,
  ModelNotReadyException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

export type BedrockException = keyof typeof EXCEPTION_STATUS;

const RETRYABLE: ReadonlySet<BedrockException> = new Set([
  'ModelTimeoutException', 'ThrottlingException', 'ModelNotReadyException', 'InternalServerException', 'ServiceUnavailableException',
]);

/** A failed model call, as Bedrock names it. Its message goes to the caller, its cause does not. */
export class ModelFault extends PlatformError {
  readonly code = 'MODEL_FAULT';
  override readonly status: number;
  override readonly retryable: boolean;

  constructor(readonly exception: BedrockException, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = EXCEPTION_STATUS[exception];
    this.retryable = RETRYABLE.has(exception);
  }
}

/** Any thrown value as what a client of the endpoint may read. */
export function asModelFault(thrown: unknown): ModelFault {
  if (thrown instanceof ModelFault) return thrown;
  return new ModelFault('InternalServerException', 'The embedded model failed in a way that nobody foresaw.', { cause: thrown });
}
