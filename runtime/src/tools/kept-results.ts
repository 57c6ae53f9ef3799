import { MOST_KEPT, type KeptFigures, type KeptResult } from '../../../src/contract';
import type { Identity } from '../access';

/** Where it is kept, from one question of a person to the next, what a tool found. */
export interface KeptResults {
  /** What the tool kept for this person, persona and scope, of the last day before `asOf`; where there is none, earlier on that day. */
  read(identity: Identity, tool: string, asOf: string): Promise<KeptResult | undefined>;
  keep(identity: Identity, tool: string, result: KeptResult): Promise<void>;
}

/** Whether figures are few enough to be kept. */
export function fewEnough(figures: KeptFigures): boolean {
  return JSON.stringify(figures).length <= MOST_KEPT;
}
