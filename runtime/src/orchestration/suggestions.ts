import type { AccessController, Identity } from '../access';
import type { ToolDefinition } from '../tools';
import { sharedWords } from './word-overlap';

/**
 * Questions to begin with, from the tools and views that this identity may use, those nearest to the agent's purpose first:
 * whatever is offered here can be answered.
 * A part in square brackets that names `{warehouse}` is kept only where the scope names one that can be looked up.
 */
export function suggestionsFor(
  identity: Identity, purpose: string, access: AccessController, definitions: readonly ToolDefinition[], most = 4,
): string[] {
  // Who may not look warehouses up could not be answered about one.
  const knowsWarehouses = access.permitFor(identity).views.has('warehouses');
  const warehouse = identity.warehouses === 'all' || !knowsWarehouses ? undefined : identity.warehouses[0];
  const ofTools = definitions.filter(each => access.mayUse(identity, each.contract.name)).flatMap(each => each.questions ?? []);
  const ofViews = [...access.permitFor(identity).views.keys()]
    .map(view => ({ questions: access.views[view]?.questions ?? [], nearness: sharedWords(access.views[view]?.meaning ?? '', purpose) }))
    .sort((a, b) => b.nearness - a.nearness)
    .map(view => view.questions);
  return [...ofTools, ...roundRobin(ofViews)].slice(0, most).map(question => filledIn(question, warehouse));
}

/** The first of each list, then the second of each, … */
function roundRobin(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(list => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap(list => list.slice(index, index + 1))).flat();
}

function filledIn(question: string, warehouse: string | undefined): string {
  if (warehouse === undefined) return question.replaceAll(/\[[^\]]*\{warehouse\}[^\]]*\]/g, '');
  return question.replaceAll('{warehouse}', warehouse).replaceAll(/[[\]]/g, '');
}
