import { PlatformError } from '../../errors';

/** The folder of the sample company cannot be written or read. */
export class SampleCompanyError extends PlatformError {
  readonly code = 'SAMPLE_COMPANY';
  override readonly remedy = 'Give a folder that can be written with --data-dir, or delete it and start again.';

  constructor(directory: string, what: string, options?: ErrorOptions) {
    super(`The sample company in ${directory} ${what}.`, options);
  }
}
