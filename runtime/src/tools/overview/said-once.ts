import type { ToolEvidence } from '../definition';

/** The evidence of several tools, each of whose warnings stands where it comes first: what two of them warn of is said once. */
export function warnedOnce(evidence: readonly ToolEvidence[]): ToolEvidence[] {
  const said = new Set<string>();
  return evidence.map(each => ({
    ...each,
    warnings: each.warnings.filter(warning => {
      const isNew = !said.has(warning);
      said.add(warning);
      return isNew;
    }),
  }));
}
