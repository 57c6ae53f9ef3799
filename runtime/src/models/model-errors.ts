import { PlatformError } from '../errors';

/** Something between us and the model's answer failed. */
export abstract class ModelError extends PlatformError {
  override readonly status: number = 503;
}

export class ModelThrottledError extends ModelError {
  readonly code = 'MODEL_THROTTLED';
  override readonly retryable = true;
  override readonly remedy = 'Ask again in a minute, or raise the account\'s quota for this model.';
  constructor(options?: ErrorOptions) {
    super('The model is busy: it takes no more requests at the moment.', options);
  }
}

export class ModelUnavailableError extends ModelError {
  readonly code = 'MODEL_UNAVAILABLE';
  override readonly retryable = true;
  override readonly remedy = 'Ask again in a minute.';
  constructor(options?: ErrorOptions) {
    super('The model cannot be reached or has failed.', options);
  }
}

/** The stream ended between two frames: half an answer is never taken for the whole. */
export class ModelStreamCutError extends ModelError {
  readonly code = 'MODEL_STREAM_CUT';
  override readonly retryable = true;
  override readonly remedy = 'Ask again.';
  constructor(options?: ErrorOptions) {
    super('The model\'s answer broke off before its end.', options);
  }
}

export class ModelTimeoutError extends ModelError {
  readonly code = 'MODEL_TIMEOUT';
  override readonly status = 504;
  override readonly retryable = true;
  override readonly remedy = 'Ask again, or ask a smaller question.';
  constructor(seconds: number, options?: ErrorOptions) {
    super(`The model sent nothing for ${seconds} s.`, options);
  }
}

export class ModelNotAllowedError extends ModelError {
  readonly code = 'MODEL_NOT_ALLOWED';
  override readonly remedy = 'Enable access to the model in Bedrock, or configure another: models.default_model.';
  constructor(readonly modelId: string, options?: ErrorOptions) {
    super(`This account or role may not use the model ${modelId}.`, options);
  }
}

export class ModelRequestError extends ModelError {
  readonly code = 'MODEL_REQUEST';
  override readonly status = 502;
  override readonly remedy = 'Begin a new conversation. If it stays, the log has what the model refused.';
  constructor(options?: ErrorOptions) {
    super('The model refused the request as invalid.', options);
  }
}
