import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, Problem } from '../../../src/contract';
import type { ApiClient } from '../api/client';
import { problemFrom } from '../api/errors';
import { decidedText, notDecidedText } from './wording';

export type Decision = 'approve' | 'reject';

/** The drafts that somebody may see, and what becomes of them. */
export interface Drafts {
  /** Newest first; absent until they have been read. */
  readonly all?: readonly Draft[];
  /** Why they could not be read. */
  readonly problem?: Problem;
  read(): void;
  /** Decides a draft and gives what is to be said of it: what it is now, or why the decision was not kept. */
  decide(draftId: string, decision: Decision, reason: string): Promise<string>;
}

/**
 * Reads the drafts at first, whenever the page is looked at again, and whenever an answer on screen names others: somebody else may have
 * drafted or decided meanwhile.
 *
 * @param named  ids of the drafts that the answers on screen name, one text
 */
export function useDrafts(api: ApiClient, named: string): Drafts {
  const [all, setAll] = useState<readonly Draft[]>();
  const [problem, setProblem] = useState<Problem>();
  /** What was asked last: an older reading that comes later is not taken. */
  const newest = useRef(0);

  const reading = useCallback(async () => {
    const asked = ++newest.current;
    try {
      const drafts = await api.drafts();
      if (asked !== newest.current) return;
      setAll(drafts);
      setProblem(undefined);
    } catch (error) {
      if (asked === newest.current) setProblem(readingProblem(error));
    }
  }, [api]);
  const read = useCallback(() => void reading(), [reading]);

  useEffect(read, [read, named]);
  useEffect(() => {
    const looked = (): void => { if (document.visibilityState === 'visible') read(); };
    document.addEventListener('visibilitychange', looked);
    return () => document.removeEventListener('visibilitychange', looked);
  }, [read]);

  const decide = useCallback(async (draftId: string, decision: Decision, reason: string) => {
    try {
      const decided = await api.decide(draftId, decision, reason === '' ? {} : { reason });
      newest.current++;
      setAll(before => before?.map(draft => (draft.id === decided.id ? decided : draft)));
      return decidedText(decided);
    } catch (error) {
      await reading();
      return notDecidedText(problemFrom(error));
    }
  }, [api, reading]);

  return { all, problem, read, decide };
}

/** A platform that keeps no drafts has none: that is no problem of who reads. */
function readingProblem(error: unknown): Problem | undefined {
  const found = problemFrom(error);
  return found.code === 'DRAFTS_NOT_KEPT' ? undefined : found;
}
