import { ConstructError } from '../errors/construct-error';

/** Two platforms of one place would make resources of the same names. */
export class NamesTakenError extends ConstructError {
  public readonly code = 'NAMES_TAKEN';
  public override readonly name = 'NamesTakenError';

  /**
   * @param prefix  that both have
   * @param environment  that both have
   * @param owner  the path of the platform that was there first
   */
  constructor(prefix: string, environment: string, owner: string) {
    super({
      prop: 'prefix', value: prefix,
      problem: `with environment: ${JSON.stringify(environment)} names the platform ${owner}, too: in one account and Region each name is there once`,
      remedy: 'Give one of the two another prefix or another environment.',
    });
  }
}
