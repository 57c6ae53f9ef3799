import { counted } from '../counted';
import type { ToolEvidence } from '../definition';

/** The sum of the amounts that are known; null where there are some and none of them is known. */
export function knownSum(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter(amount => amount !== null);
  return known.length === 0 && amounts.length > 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

/** `Of 2 items the standard cost is not known: not in the figures of it.`; nothing where all of them are known. */
export function unknownInWords(what: string, noun: string, unknown: number): string[] {
  return unknown === 0 ? [] : [`Of ${counted(unknown, noun)} the ${what} is not known: not in the figures of it.`];
}

/** The evidence with what else its figures leave out. */
export function alsoWarned(evidence: readonly ToolEvidence[], warnings: readonly string[]): ToolEvidence[] {
  return evidence.map((each, place) => (place > 0 ? each : { ...each, warnings: [...each.warnings, ...warnings] }));
}
