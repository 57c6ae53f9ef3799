import type { CanonicalView } from '../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard } from '../access';
import { resolveAsOf } from '../data';
import type { QueryEngine } from '../data';
import { newestDay, staleViews } from '../data/recorded-days';
import { companyMeanings, type CheckedMeanings } from '../definitions';

import type { CompanyCatalogue } from './company-catalogue';
import { companyFacts, daysOf, warehousesOf, type ViewFacts } from './company-facts';

/** A company that can be asked. */
export interface Company {
  readonly catalogue: CompanyCatalogue;
  readonly access: AccessController;
  readonly guard: SqlGuard;
  readonly engine: QueryEngine;
  /** `today`, or the day that `data.as_of` comes to. */
  readonly asOf: string;
  /** Of its views, where they are made of its own tables or the day of the answers is that of the data. */
  readonly facts: ReadonlyMap<string, ViewFacts>;
  /** What is to be said of views whose data end before those of the others, by view. */
  readonly stale: ReadonlyMap<string, string>;
  /** Its warehouses, where they are its own. */
  readonly warehouses: readonly string[];
  /** What words mean here, and which of them cannot be used. */
  readonly words: CheckedMeanings;
}

/** Brings a catalogue and an engine together: what the data hold decides the day of `latest` and which questions are offered. */
export async function openCompany(catalogue: CompanyCatalogue, engine: QueryEngine, clock: () => Date, signal: AbortSignal): Promise<Company> {
  const guard = new SqlGuard(catalogue.views);
  const isLookedAt = catalogue.ownTables || catalogue.asOf === 'latest';
  const facts = isLookedAt ? await companyFacts(catalogue.views, guard, engine, signal) : new Map<string, ViewFacts>();
  const asOf = catalogue.asOf === 'latest' ? newestDay(daysOf(facts), resolveAsOf('today', clock())) ?? 'today' : catalogue.asOf;
  const day = resolveAsOf(asOf, clock()); // said now, not with the first question
  const views = catalogue.ownTables ? withQuestionsThatFit(catalogue.views, facts) : catalogue.views;
  return {
    catalogue, guard, engine, asOf, facts,
    warehouses: (facts.get('warehouses')?.rows ?? 0) > 0 ? await warehousesOf(guard, engine, signal) : [],
    access: new AccessController(accessRulesOf(catalogue.manifest, views)),
    words: companyMeanings(
      { definitions: catalogue.configuration?.data.definitions ?? {}, verifiedQuestions: catalogue.configuration?.data.verifiedQuestions ?? {} },
      views, guard, day,
    ),
    stale: staleViews(daysOf(facts), day),
  };
}

/** Nobody is offered a question over a view that holds nothing. */
function withQuestionsThatFit(views: CompanyCatalogue['views'], facts: ReadonlyMap<string, ViewFacts>): CompanyCatalogue['views'] {
  return Object.fromEntries(Object.entries(views).map(([name, view]): [string, CanonicalView] =>
    [name, (facts.get(name)?.rows ?? 0) > 0 ? view : { ...view, questions: [] }]));
}
