import { PlatformError } from '../errors';

/** The data folder cannot be created, read or written. */
export class DataFolderError extends PlatformError {
  readonly code = 'DATA_FOLDER_UNUSABLE';
  override readonly remedy = 'Name a folder that you may write to: --data-dir DIR.';

  constructor(readonly folder: string, options: ErrorOptions & { readonly cause: unknown }) {
    super(`The data folder ${folder} cannot be used: ${folderReason(options.cause)}.`, options);
  }
}

/** The port that was asked for belongs to another program. */
export class PortTakenError extends PlatformError {
  readonly code = 'PORT_TAKEN';
  override readonly remedy = 'Stop that program, or choose another port: --port 4818. Without --port the next free one is taken.';

  constructor(readonly port: number, options?: ErrorOptions) {
    super(`Port ${port} of 127.0.0.1 is taken by another program.`, options);
  }
}

/** A process holds the data folder and neither answers nor lets it go. */
export class SilentInstanceError extends PlatformError {
  readonly code = 'PLATFORM_SILENT';
  override readonly remedy: string;

  constructor(readonly pid: number, file: string) {
    super(`Process ${pid} holds the data folder (${file}) and is still not ready.`);
    this.remedy = `Continue or end that process (kill ${pid}), or name another folder: --data-dir DIR.`;
  }
}

/** The platform of this data folder runs already, elsewhere than was asked for. */
export class RunningElsewhereError extends PlatformError {
  readonly code = 'RUNNING_ELSEWHERE';
  override readonly remedy: string;

  constructor(address: string, pid: number, port: number) {
    super(`The platform of this data folder runs already at ${address} (process ${pid}), not on port ${port}.`);
    this.remedy = 'Leave out --port to use it there, or stop it first.';
  }
}

/** A request that is larger than any question. */
export class RequestTooLargeError extends PlatformError {
  readonly code = 'REQUEST_TOO_LARGE';
  override readonly status = 413;

  constructor(readonly limitBytes: number) {
    super(`The request is larger than ${limitBytes / 1024} KB.`);
  }
}

/** A request to the laptop's server that does not come from where it may come from. */
export class ForeignRequestError extends PlatformError {
  readonly code = 'FOREIGN_REQUEST';
  override readonly status = 403;
}

/** A request for something that the laptop's server does not have. */
export class NoSuchPageError extends PlatformError {
  readonly code = 'NOT_FOUND';
  override readonly status = 404;
}

/** A request for a token that names nobody, or wrongly. */
export class TokenRequestError extends PlatformError {
  readonly code = 'INVALID_TOKEN_REQUEST';
  override readonly status = 400;
}

/** The platform listens already but its engines are not open yet. */
export class StillStartingError extends PlatformError {
  readonly code = 'STILL_STARTING';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a second.';

  constructor() {
    super('The platform is starting.');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'its permissions do not let you write there',
  EPERM: 'its permissions do not let you write there',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file has that name',
  ENOTDIR: 'a file stands where a folder should be',
  ENOENT: 'it cannot be created there',
};

function folderReason(cause: unknown): string {
  const code = errorCode(cause);
  return (code && REASONS[code]) ?? (cause instanceof Error ? cause.message : 'unknown reason');
}

/** The system's code of an error (`EACCES`), if it has one. */
export function errorCode(thrown: unknown): string | undefined {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}
