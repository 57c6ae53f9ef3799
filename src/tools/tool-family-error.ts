import { ConstructError } from '../errors/construct-error';

/** A family of tools that there is none of. */
export class ToolFamilyError extends ConstructError {
  public readonly code = 'TOOL_FAMILY';
  public override readonly name = 'ToolFamilyError';

  /**
   * @param value  what was given as `family`
   * @param known  the families that there are
   */
  constructor(value: string, known: readonly string[]) {
    super({ prop: 'family', value, problem: 'is no family of tools', remedy: `Give one of ${known.join(', ')}.` });
  }
}
