import type { Draft } from '../../../src/contract';
import type { Turn } from '../turn/turn';

/** The drafts that wait for a decision. */
export function waiting(drafts: readonly Draft[] = []): Draft[] {
  return drafts.filter(({ status }) => status === 'draft');
}

/** The ids of the drafts that a turn's calls have made or found, each once. */
export function draftsOf({ steps }: Pick<Turn, 'steps'>): string[] {
  return [...new Set(steps.flatMap(({ draft }) => draft ?? []))];
}
