import type { CanonicalView } from './view-types';

/** The view catalogue: the one source of Glue tables, prompts, guard, sample company and docs. */
export const VIEWS: Readonly<Record<string, CanonicalView>> = {};
