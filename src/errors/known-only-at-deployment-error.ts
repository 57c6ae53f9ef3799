import { ConstructError } from './construct-error';

/** A value decides what is synthesized, but CloudFormation alone will know it. */
export class KnownOnlyAtDeploymentError extends ConstructError {
  public readonly code = 'KNOWN_ONLY_AT_DEPLOYMENT';
  public override readonly name = 'KnownOnlyAtDeploymentError';

  /**
   * @param prop  as the user wrote it
   * @param decides  what follows from it
   */
  constructor(prop: string, decides: string) {
    super({ prop, value: undefined, problem: `is known only at deployment, but decides ${decides}`, remedy: 'Write the value itself.' });
  }
}
