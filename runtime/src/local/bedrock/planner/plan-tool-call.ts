import type { JsonValue } from '../converse-request';
import { daysBetween } from './calendar';
import type { Catalogue, KnownTool } from './catalogue';
import { conceptsOf } from './concepts';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import type { PromptParameter } from './parse-request';
import aggregates from './words/aggregates.json';
import dateWords from './words/dates.json';
import predicates from './words/predicates.json';

/** A call of a calculating tool that may answer the question. */
export interface ToolPlan {
  readonly tool: KnownTool;
  /** 0 to about 1.2, comparable with the score of a view's reading. */
  readonly score: number;
  readonly input: Readonly<Record<string, JsonValue>>;
  /** The required parameters that the question leaves open. */
  readonly open: readonly PromptParameter[];
  /** The things that the question names and the tool cannot be told of. */
  readonly extra: readonly Entity[];
  /** What the reader must know: a value that was cut to what the tool takes. */
  readonly notes: readonly string[];
}

/** What a part that the tool cannot take costs. */
const NOT_TAKEN = 0.5;
/** What a thing costs that the tool cannot be told of: it may still be found in the rows. */
const NOT_PICKED_OUT = 0.25;
/** A word that the description uses in passing. */
const IN_PASSING = 0.4;

/** The calls that the calculating tools could make of a question, best first. */
export function toolPlans(ask: Ask, entities: readonly Entity[], catalogue: Catalogue, asOf: string): ToolPlan[] {
  return catalogue.tools.map(tool => planOf(tool, ask, entities, catalogue, asOf)).sort((a, b) => b.score - a.score);
}

function planOf(tool: KnownTool, ask: Ask, entities: readonly Entity[], catalogue: Catalogue, asOf: string): ToolPlan {
  const filled = tool.parameters.map(parameter => ({
    parameter,
    value: valueFor(parameter, ask, entities.filter(entity => !tool.parameters.some(other => fitsCloser(other, parameter, entity))), asOf),
  }));
  const given = filled.flatMap(({ parameter, value }) => value ? [{ name: parameter.name, ...value }] : []);
  const taken = new Set(given.flatMap(({ takes }) => takes));
  const future = ask.dates.some(({ direction, days }) => direction === 'future' && days !== undefined) && taken.has('time') ? 0.15 : 0;
  const extra = entities.filter(entity => !taken.has(entity.id));
  const lost = (hasTime(ask) && !taken.has('time') ? 1 : 0) + (ask.groupBy ? 1 : 0) + (ask.negated ? 1 : 0)
    + ((ask.superlative && !ranks(tool, ask)) || (ask.aggregate !== undefined && ask.aggregate !== 'count') ? 1 : 0);
  return {
    tool,
    score: coverage(tool, ask, catalogue) + future - NOT_TAKEN * lost - NOT_PICKED_OUT * extra.length,
    extra,
    input: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    open: filled.flatMap(({ parameter, value }) => parameter.required && !value && parameter.default === undefined ? [parameter] : []),
    notes: given.flatMap(({ note }) => note ?? []),
  };
}

function hasTime(ask: Ask): boolean {
  return ask.dates.length > 0;
}

function coverage(tool: KnownTool, ask: Ask, catalogue: Catalogue): number {
  const spoken = [...new Set([...ask.content, ...ask.predicates.flatMap(id => [...predicates[id].concepts])])];
  if (spoken.length === 0) return 0;
  const fit = (concept: string): number => {
    if (tool.core.has(concept) || (concept === ask.superlative?.concept && ranks(tool, ask))) return 1;
    if (tool.concepts.has(concept)) return IN_PASSING;
    return tool.excluded.has(concept) ? -IN_PASSING : 0;
  };
  const total = spoken.reduce((sum, concept) => sum + catalogue.weight(concept), 0);
  return spoken.reduce((sum, concept) => sum + catalogue.weight(concept) * fit(concept), 0) / total;
}

/** Whether the description says that the tool ranks by what is asked for: `which is cheapest`. */
function ranks(tool: KnownTool, { superlative }: Ask): boolean {
  return superlative?.concept !== undefined && Object.entries(aggregates.impliedMeasures).some(([phrase, { concept }]) =>
    concept === superlative.concept && conceptsOf(phrase).every(each => tool.core.has(each)));
}

interface Value {
  readonly value: JsonValue;
  /** The parts of the question that it uses up: ids of things, or the time. */
  readonly takes: readonly string[];
  readonly note?: string;
}

function valueFor(parameter: PromptParameter, ask: Ask, entities: readonly Entity[], asOf: string): Value | undefined {
  switch (parameter.type) {
    case 'integer': case 'number': return durationFor(parameter, ask, asOf) ?? countFor(parameter, ask);
    case 'array': return listFor(parameter, entities);
    case 'string': return choiceFor(parameter, ask) ?? dayFor(parameter, ask) ?? entityFor(parameter, entities);
    // What is only done where it is asked for by its name: `consolidate`.
    case 'boolean': return spoken(parameter.name, ask) ? { value: true, takes: [] } : undefined;
    default: return undefined;
  }
}

/** A length of time, in the unit that the description names first. */
function durationFor(parameter: PromptParameter, ask: Ask, asOf: string): Value | undefined {
  const unit = unitIn(parameter.description ?? '');
  const phrase = ask.dates.find(({ days, to }) => days !== undefined || (to !== undefined && to > asOf));
  if (!unit || !phrase || phrase.direction === directionAgainst(parameter)) return undefined;
  const days = phrase.direction !== 'past' && phrase.to !== undefined && phrase.to > asOf ? Math.max(daysBetween(asOf, phrase.to), 1) : phrase.days;
  if (days === undefined) return undefined;
  const wanted = Math.max(1, Math.round(days / unit.days));
  const value = Math.min(Math.max(wanted, parameter.minimum ?? wanted), parameter.maximum ?? wanted);
  return {
    value,
    takes: ['time'],
    ...(value === wanted ? {} : { note: `The longest time that this looks at was used instead of "${phrase.words}".` }),
  };
}

/** `how far to look ahead` takes no past, `how far back` no future. */
function directionAgainst({ description = '' }: PromptParameter): 'past' | 'future' | undefined {
  const words = description.toLowerCase().split(/[^a-z]+/);
  if (dateWords.ahead.some(word => words.includes(word))) return 'past';
  return dateWords.back.some(word => words.includes(word)) ? 'future' : undefined;
}

function unitIn(description: string): { days: number } | undefined {
  const words = description.toLowerCase().split(/[^a-z]+/);
  const units = Object.values(dateWords.units).map(unit => ({ unit, place: words.findIndex(word => unit.words.includes(word)) }));
  return units.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place)[0]?.unit;
}

/** `top 5` for a parameter that says how many. */
function countFor(parameter: PromptParameter, ask: Ask): Value | undefined {
  const limit = ask.superlative?.limit;
  return limit !== undefined && /\b(?:how many|at most|most|limit)\b/i.test(parameter.description ?? '') ? { value: limit, takes: [] } : undefined;
}

/** One of the listed values, if the question names it. */
function choiceFor(parameter: PromptParameter, ask: Ask): Value | undefined {
  const value = parameter.enum?.find(choice => typeof choice === 'string' && spoken(choice, ask));
  return value === undefined ? undefined : { value, takes: [] };
}

function spoken(choice: string, ask: Ask): boolean {
  const concepts = conceptsOf(choice.replaceAll('_', ' '));
  return concepts.length > 0 && concepts.every(concept => ask.content.includes(concept) || ask.groupBy?.bucket === concept);
}

function dayFor(parameter: PromptParameter, ask: Ask): Value | undefined {
  const day = ask.dates.find(({ from }) => from !== undefined)?.from;
  return parameter.format === 'date' && day !== undefined ? { value: day, takes: ['time'] } : undefined;
}

function entityFor(parameter: PromptParameter, entities: readonly Entity[]): Value | undefined {
  if (parameter.format !== undefined || parameter.enum !== undefined) return undefined;
  const [entity] = fitting(parameter, entities);
  return entity && { value: entity.id, takes: [entity.id] };
}

function listFor(parameter: PromptParameter, entities: readonly Entity[]): Value | undefined {
  const found = parameter.items?.type === 'string' && !parameter.items.enum ? fitting(parameter, entities) : [];
  return found.length === 0 ? undefined : { value: found.map(({ id }) => id), takes: found.map(({ id }) => id) };
}

/** The things whose kind the description names before it explains itself. */
function fitting(parameter: PromptParameter, entities: readonly Entity[]): Entity[] {
  return entities.filter(entity => fits(parameter, entity));
}

function fits(parameter: PromptParameter, { kind }: Entity): boolean {
  const named = namedIn(parameter);
  return kind.length > 0 && kind.every(concept => named.includes(concept));
}

/** A product is for `a product code`, not for `a product group`, where there are both. */
function fitsCloser(one: PromptParameter, other: PromptParameter, entity: Entity): boolean {
  return one !== other && fits(one, entity) && namedIn(one).length < namedIn(other).length;
}

function namedIn({ description = '' }: PromptParameter): string[] {
  return conceptsOf(description.split(/[;.:(]/)[0] ?? '');
}
