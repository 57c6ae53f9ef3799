import type { Catalogue } from './catalogue';
import { broaderThan, conceptsOf, isVocabulary } from './concepts';
import { areSeveralTimes } from './dates';
import type { Ask } from './follow-up';
import { listInWords } from './format';
import type { PlannerInput } from './parse-request';

/** Why a question whose words are known is not answered, as far as that can be said; the first reason is the one to go by. */
export function whyNot(ask: Ask, catalogue: Catalogue, { definitions }: Pick<PlannerInput, 'definitions'>): string {
  const measured = new Set(definitions.flatMap(({ title, names }) => [title, ...names]).flatMap(conceptsOf));
  const strange = notTheirs(ask, catalogue).filter(concept => !measured.has(concept));
  if (strange.length > 0) {
    const named = listInWords(strange.map(word => `"${word}"`), 'or');
    return `I cannot answer that: nothing that you may query is about ${named}. If others may see it, who grants permissions can let you see it too`;
  }
  const [reason] = REASONS.filter(({ holds }) => holds(ask));
  return reason ? `I cannot answer that: ${reason.told}` : 'I cannot tell which of the data answers that';
}

/** What no view and no tool of this person is about, though some speak of it in passing. */
function notTheirs({ content, text }: Ask, { views, tools }: Catalogue): string[] {
  const isAbout = (concept: string) => tools.some(({ core }) => core.has(concept))
    || views.some(({ head, grain, columns }) => head.has(concept) || grain.includes(concept)
      || columns.some(({ name, noun, values }) => noun === concept || values.includes(concept) || conceptsOf(name.replaceAll('_', ' ')).includes(concept)));
  const strange = content.filter(concept => isVocabulary(concept) && !isAbout(concept)).map(concept => broaderThan(concept)[0] ?? concept);
  // Ids of several words are no words of people.
  return [...new Set(strange)].filter(word => text.toLowerCase().includes(word) || SAID_PLAINLY.includes(word));
}

/** Concepts that are called so by everybody. */
const SAID_PLAINLY: readonly string[] = ['stock', 'customer'];

const REASONS: readonly { readonly holds: (ask: Ask) => boolean; readonly told: string }[] = [
  { holds: ({ dates }) => areSeveralTimes(dates), told: 'I look at one period at a time, so ask for each of them' },
  { holds: ({ asksLatest }) => asksLatest, told: 'I cannot pick out the last one; ask for those of a period instead' },
  { holds: ({ limitsToOne }) => limitsToOne, told: 'I cannot pick out what there is one of; ask how many there are of each' },
  { holds: ({ negated }) => negated, told: 'I look up what is there and what happened, not what is missing or did not happen' },
  { holds: ({ asksWhy }) => asksWhy, told: 'no reason for that is recorded where I can look it up' },
  { holds: ({ supposes }) => supposes, told: 'I cannot work out what would be if that were so' },
  { holds: ({ separates, names }) => separates && names.length > 0, told: 'I cannot tell several of them apart in one answer; ask for each of them' },
  { holds: ({ asksWhen }) => asksWhen, told: 'I cannot look up the day of that' },
  { holds: ({ againstAnother }) => againstAnother, told: 'I cannot compare one figure with another, only with a number' },
];
