import { ConstructError } from '../errors/construct-error';

/** The trail of aws-cdk-lib holds no longer what this library changes in it. */
export class TrailResourceError extends ConstructError {
  public readonly code = 'TRAIL_RESOURCE';
  public override readonly name = 'TrailResourceError';

  /** @param missing  what the trail does not hold, and for what it is needed */
  constructor(missing: string) {
    super({
      prop: 'aws-cdk-lib', value: undefined,
      problem: `makes, in this version, a cloudtrail.Trail without ${missing}`,
      remedy: 'Use the version of aws-cdk-lib that this library was tested with, and report it.',
    });
  }
}
