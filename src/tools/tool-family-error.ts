/** A family of tools that there is none of. */
export class ToolFamilyError extends Error {
  public readonly code = 'TOOL_FAMILY';
  public override readonly name = 'ToolFamilyError';

  /**
   * @param value  what was given as `family`
   * @param known  the families that there are
   */
  constructor(public readonly value: string, known: readonly string[]) {
    super(`family: ${JSON.stringify(value)} is no family of tools. Give one of ${known.join(', ')}.`);
  }
}
