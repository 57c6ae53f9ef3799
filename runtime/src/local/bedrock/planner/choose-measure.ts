import type { Catalogue } from './catalogue';
import { conceptsOf } from './concepts';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import { measureCall } from './measure-call';
import { boundReading, heardIn, isGeneric, type Heard, type MeasureReading } from './measure-reading';
import type { PlannerInput, PromptDefinition } from './parse-request';
import type { ToolRoles } from './roles';
import type { PlannedCall } from './steps';
import words from './words/measures.json';

/** The call that asks for the measure that the question names; nothing where it names none, or says more than a measure can be asked for. */
export function measureCallFor(
  ask: Ask, entities: readonly Entity[], catalogue: Catalogue, roles: ToolRoles, input: PlannerInput,
): PlannedCall | undefined {
  if (!roles.query || !isOfMeasures(ask)) return undefined;
  const heard = heardIn(ask, input.asOf);
  const [best] = input.definitions.flatMap(definition => readingsOf(definition, heard, entities, catalogue)).sort((a, b) => b.said - a.said);
  return best && measureCall(roles.query, best, ask.text);
}

/** Whether a measure can say what is asked: how it is, in one period at most. */
export function isOfMeasures({ negated, willBe, comparisons, dates }: Ask): boolean {
  return !negated && !willBe && comparisons.length === 0 && dates.length <= 1;
}

function readingsOf(definition: PromptDefinition, heard: Heard, entities: readonly Entity[], catalogue: Catalogue): MeasureReading[] {
  const isShare = words.shares.includes(definition.unit);
  if (heard.ask.aggregate === (isShare ? 'count' : 'share')) return [];
  return [definition.title, ...definition.names].flatMap(name => {
    const phrase = [...new Set(conceptsOf(name))];
    const isNamed = (concept: string) => entities.some(({ kind }) => kind.includes(concept));
    const own = phrase.filter(concept => heard.concepts.has(concept));
    // How much there is of something is no share.
    const tells = own.some(concept => !isGeneric(concept)) && !(isShare && heard.ask.aggregate === 'sum');
    const isSaid = own.length === phrase.length || (tells && phrase.every(concept => own.includes(concept) || isNamed(concept)));
    if (phrase.length === 0 || !isSaid) return [];
    return boundReading({ definition, name, phrase, said: phrase.length + (name === definition.title ? 0 : 0.1) }, heard, entities, catalogue) ?? [];
  });
}
