import type { Catalogue } from './catalogue';
import { conceptsOf } from './concepts';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import type { PlannerInput } from './parse-request';
import { toolPlans } from './plan-tool-call';
import { readQuestion } from './question';
import { tokenise } from './tokens';
import predicates from './words/predicates.json';

/** At most so many are offered: as many as people take in. */
const MOST = 4;
/** What a word counts that only the tool behind a question speaks of, not the question itself. */
const OF_ITS_TOOL = 0.8;
/** What a question must explain of what was asked, and how much less than the best it may. */
const LEAST = 0.55;
const AS_GOOD = 0.5;

/**
 * The questions that can be answered and are closest to one that cannot be told for sure: those that speak of what it asks for, themselves or by
 * the tool that answers them. Words that nothing here knows count against all of them, so that what is about something else finds none.
 *
 * @param said  the things that it names, and the words that nothing here knows
 */
export function closestQuestions(
  ask: Ask, said: { readonly entities: readonly Entity[]; readonly words: readonly string[] }, catalogue: Catalogue, input: PlannerInput,
): string[] {
  const spoken = [...ask.content, ...ask.predicates.flatMap(id => predicates[id].concepts)];
  const asked = [...new Set([...spoken, ...said.entities.flatMap(({ kind }) => kind)])].filter(catalogue.knows);
  const strange = said.words.flatMap(text => tokenise(text)).flatMap(({ text }) => conceptsOf(text)).filter(concept => !asked.includes(concept));
  const total = [...asked, ...strange].reduce((sum, concept) => sum + catalogue.weight(concept), 0);
  if (spoken.length === 0) return [];
  const ranked = input.questions.map(question => ({ question, share: shareOf(question) / total })).sort((a, b) => b.share - a.share);
  const best = ranked[0]?.share ?? 0;
  return ranked.filter(({ share }) => share >= Math.max(LEAST, best * AS_GOOD)).slice(0, MOST).map(({ question }) => question);

  function shareOf(question: string): number {
    const offered = { ...readQuestion(question, catalogue, input.asOf), otherOf: [], followsUp: false };
    const own = new Set([...conceptsOf(question), ...offered.content]);
    const [plan] = toolPlans(offered, [], catalogue, input.asOf);
    const fit = (concept: string) => own.has(concept) ? 1 : plan?.tool.purpose.has(concept) ? OF_ITS_TOOL : 0;
    // Who asks for customer orders is not served by purchase orders.
    if (ask.subject.some(concept => fit(concept) === 0)) return 0;
    return asked.reduce((sum, concept) => sum + catalogue.weight(concept) * fit(concept), 0);
  }
}
