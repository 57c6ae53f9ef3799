import type { Cell } from '../../../../../src/contract';
import type { Catalogue } from './catalogue';
import { isOfMeasures } from './choose-measure';
import { conceptsIn, conceptsOf, stem } from './concepts';
import type { Entity, ToolOutput } from './entities';
import type { Ask } from './follow-up';
import { listInWords, numberInWords } from './format';
import { measureCall } from './measure-call';
import { boundReading, heardIn, type Heard, type MeasureReading, type Order } from './measure-reading';
import type { PlannerInput, PromptDefinition } from './parse-request';
import type { ToolRoles } from './roles';
import { contiguous } from './slots';
import type { PlannedCall } from './steps';
import { tokenise } from './tokens';
import { sentences, wordToolResult } from './word-answer';
import words from './words/measures.json';
import { wasLate } from './words/predicates.json';

/** `exactly`: the measure speaks of all that the question does; `nearly`: but for the way that goods take, such as that they were delivered. */
type Fit = 'exactly' | 'nearly';

/**
 * The call that counts what was late: the measure of what was on time has it. `Late orders` are those that still are, which is another measure.
 */
export function lateMeasureFor(
  ask: Ask, entities: readonly Entity[], catalogue: Catalogue, roles: ToolRoles, input: PlannerInput, fit: Fit,
): PlannedCall | undefined {
  if (!roles.query || !ask.predicates.includes('wasLate') || !isOfMeasures(ask)) return undefined;
  const heard = turned(heardIn(ask, input.asOf));
  const meant = input.definitions.flatMap(definition => readingOf(definition, heard, entities, catalogue, fit) ?? []);
  const [best] = meant.sort((a, b) => b.said - a.said);
  return best && measureCall(roles.query, best, ask.text);
}

/** The most late is the least on time. */
function turned(heard: Heard): Heard {
  const order: Partial<Record<Order, Order>> = { highest: 'worst', lowest: 'best' };
  return heard.order === undefined ? heard : { ...heard, order: order[heard.order] ?? heard.order };
}

/** What a concept costs that the measure's cases are and the question does not say. */
const UNSAID = 0.1;
/** What a word adds that stands in a name of the measure as it is written: a shipment is despatched, but no despatch. */
const AS_WRITTEN = 0.01;

function readingOf(
  definition: PromptDefinition, heard: Heard, entities: readonly Entity[], catalogue: Catalogue, fit: Fit,
): MeasureReading | undefined {
  const { title, names, wording, unit } = definition;
  if (!words.shares.includes(unit) || !conceptsOf(title).includes(wasLate.opposite)) return undefined;
  const { aggregate, subject, content } = heard.ask;
  const cases = contiguous(conceptsIn(tokenise(wording)), 0).map(({ id }) => id);
  const ways = fit === 'nearly' ? wasLate.ways : [];
  // A number of suppliers is no number of their deliveries.
  if (aggregate === 'count' && !subject.every(concept => cases.includes(concept) || wasLate.ways.includes(concept))) return undefined;
  const written = new Set(tokenise([...names, wording].join(' ')).map(({ lower }) => stem(lower)));
  return boundReading({
    definition, name: title,
    phrase: [...cases, ...[title, wording].flatMap(conceptsOf), ...wasLate.concepts, ...ways],
    said: content.filter(concept => cases.includes(concept) || conceptsOf(title).includes(concept)).length
      - UNSAID * cases.filter(concept => !content.includes(concept)).length
      + AS_WRITTEN * heard.spoken.filter(word => written.has(stem(word))).length,
  }, heard, entities, catalogue);
}

/** Rows that the sentence names. */
const NAMED = 3;

/** How many were late, of each part where there are several, and the measure that says so. */
export function wordLateResult(result: ToolOutput): string {
  const [block] = result.blocks ?? [];
  const place = block?.columns.findIndex(({ label, unit }) => unit !== '%' && conceptsOf(label).includes(wasLate.opposite)) ?? -1;
  const column = block?.columns[place];
  if (!block || !column) return wordToolResult(result, []);
  const most = [...block.rows].sort((a, b) => Number(b[place]) - Number(a[place])).slice(0, NAMED);
  const label = `${column.label.charAt(0).toLowerCase()}${column.label.slice(1)}`;
  const counts = block.rows.length === 1
    ? `${inWords(most[0]?.[place])} ${label}`
    : `Most ${label}: ${listInWords(most.map(row => `${String(row[0] ?? 'unknown')} ${inWords(row[place])}`))}`;
  return sentences([block.rows.length === 0 ? '' : counts, wordToolResult(result, [])]);
}

function inWords(value: Cell | undefined): string {
  return typeof value === 'number' ? numberInWords(value) : 'unknown';
}
