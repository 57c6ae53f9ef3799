import { DEFINITIONS, type CanonicalView, type MeasureDefinition, type VerifiedQuestion } from '../../../src/contract';
import type { ReadPermit } from '../access';
import { isOffered } from './resolved-measure';
import { viewsIn } from './views-in';

/** What words mean in one company: its measures, and the questions whose SQL has been approved. */
export interface Meanings {
  readonly definitions: Readonly<Record<string, MeasureDefinition>>;
  readonly verifiedQuestions: readonly VerifiedQuestion[];
}

/** Where meanings come from. They change without a deployment: whoever needs them asks again. */
export type MeaningSource = () => Promise<Meanings>;

/** Those that ship. */
export const SHIPPED_MEANINGS: Meanings = { definitions: DEFINITIONS, verifiedQuestions: [] };

/** What one reader may be offered of them: only what reads views that the reader may query. */
export function meaningsFor(
  { definitions, verifiedQuestions }: Meanings, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit,
): { readonly definitions: readonly MeasureDefinition[]; readonly verifiedQuestions: readonly VerifiedQuestion[] } {
  return {
    definitions: Object.values(definitions).filter(definition => isOffered(definition, views, permit)),
    verifiedQuestions: verifiedQuestions.filter(({ sql }) => viewsIn(sql, views).every(view => permit.views.has(view))),
  };
}
