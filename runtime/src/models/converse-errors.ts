import { ModelError, ModelNotAllowedError, ModelRequestError, ModelStreamCutError, ModelThrottledError, ModelUnavailableError } from './model-errors';

/** What the SDK threw, as an error of ours. */
export function asModelError(thrown: unknown, modelId: string): ModelError {
  if (thrown instanceof ModelError) return thrown;
  const cause = { cause: thrown };
  switch (thrown instanceof Error ? thrown.name : '') {
    case 'ThrottlingException':
    case 'TooManyRequestsException':
    case 'ServiceQuotaExceededException': return new ModelThrottledError(cause);
    case 'AccessDeniedException':
    case 'UnrecognizedClientException':
    case 'ResourceNotFoundException': return new ModelNotAllowedError(modelId, cause);
    case 'ValidationException': return new ModelRequestError(cause);
    case 'ModelStreamErrorException': return new ModelStreamCutError(cause);
    default: return new ModelUnavailableError(cause);
  }
}
