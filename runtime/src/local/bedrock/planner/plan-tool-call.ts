import type { JsonValue } from '../converse-request';
import { addDays, daysBetween } from './calendar';
import type { Catalogue, KnownTool } from './catalogue';
import { conceptsOf } from './concepts';
import { areSeveralTimes, isOneDay, isToday, type DatePhrase } from './dates';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import { objectListFor, takesObjects, withoutLength } from './object-list';
import type { PromptParameter } from './parse-request';
import { saysComparison } from './said-comparison';
import { wayBefore, wayMeant, type Way } from './ways';
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
/** What each thing costs that the tool has to be told and the question does not say: it has to be asked back for. What is to be done is known. */
const NOT_SAID = 0.2;
/** What it costs that the question says a number of something and the tool takes none. */
const NO_QUANTITY = 0.4;
/** What it costs that results are to be broken down by what the tool is about: it may have a row for each. */
const GROUPED_BY_ITS_OWN = 0.25;
/** What it adds that something is supposed, and the tool is told what changes. */
const SUPPOSED = 0.3;
/** What it adds that the tool says what is best and worst, where that is asked. */
const JUDGES = 0.2;
/** A question that only names a thing is about its rows, where there are some, else for the tool that needs nothing but to be told of it. */
const ONLY_NAMED = 0.7;
/** A word that the description uses in passing. */
const IN_PASSING = 0.4;

/** The calls that the calculating tools could make of a question, best first. */
export function toolPlans(ask: Ask, entities: readonly Entity[], catalogue: Catalogue, asOf: string): ToolPlan[] {
  const concepts = conceptsOf(ask.text);
  return catalogue.tools.filter(({ acts }) => !acts || concepts.some(concept => acts.has(concept)))
    .filter(({ parameters }) => ask.supposes || !parameters.some(parameter => parameter.required && takesObjects(parameter)))
    .map(tool => planOf(tool, ask, entities, catalogue, asOf))
    .filter(({ open }) => !open.some(takesObjects))
    .sort((a, b) => b.score - a.score);
}

function planOf(tool: KnownTool, ask: Ask, entities: readonly Entity[], catalogue: Catalogue, asOf: string): ToolPlan {
  const valueOf = (parameter: PromptParameter, of: Ask) =>
    valueFor(parameter, of, entities.filter(entity => !tool.parameters.some(other => fitsCloser(other, parameter, entity))), asOf);
  const isSpent = tool.parameters.some(parameter => takesObjects(parameter) && valueOf(parameter, ask)?.takes.includes('time'));
  const filled = tool.parameters.map(parameter => ({
    parameter, value: valueOf(parameter, isSpent && !takesObjects(parameter) ? withoutLength(ask) : ask),
  }));
  const given = filled.flatMap(({ parameter, value }) => value ? [{ name: parameter.name, ...value }] : []);
  const taken = new Set(given.flatMap(({ takes }) => takes));
  const future = ask.dates.some(({ direction, days }) => direction === 'future' && days !== undefined) && taken.has('time') ? 0.15 : 0;
  // What will be can only be calculated: then a total is what the tool gives.
  const adds = ask.aggregate === 'sum' && (ask.willBe || future > 0);
  const extra = entities.filter(entity => !taken.has(entity.id));
  const grouped = ask.groupBy !== undefined && !(ask.groupBy.bucket !== undefined && taken.has(ask.groupBy.bucket));
  const byItsOwn = grouped && (ask.groupBy?.concepts ?? []).length > 0 && (ask.groupBy?.concepts ?? []).every(concept => tool.core.has(concept));
  const supposed = tool.parameters.some(parameter => parameter.required && takesObjects(parameter));
  const lost = (hasTime(ask, asOf) && !taken.has('time') ? 1 : 0) + beyondTools(ask, tool) + (grouped && !byItsOwn ? 1 : 0) + (ask.negated && !failsWith(tool, ask) ? 1 : 0) + (ask.remaining.length > 0 ? 1 : 0)
    + (ask.supposes && !supposed && !tool.core.has(IMPACT) ? 1 : 0) + (ask.predicates.includes('wasLate') && !looksBack(tool, extra.length < entities.length) ? 1 : 0)
    + ((ask.superlative && !ranks(tool, ask) && !ranksThings(tool, ask, catalogue)) || (asksForFigure(tool, ask) && !adds) ? 1 : 0);
  const open = filled.flatMap(({ parameter, value }) => parameter.required && !value && parameter.default === undefined ? [parameter] : []);
  return {
    tool,
    score: coverage(tool, ask, catalogue, taken) + future + (ask.judges && tool.judges ? JUDGES : 0) + (supposed ? SUPPOSED : 0)
      - (byItsOwn ? GROUPED_BY_ITS_OWN : 0)
      - NOT_TAKEN * lost - (tool.acts ? NOT_TAKEN : NOT_PICKED_OUT) * extra.length - (tool.acts ? 0 : NOT_SAID * open.length)
      - (ask.quantities.length > 0 && !taken.has(NUMBER) ? NO_QUANTITY : 0) - (ask.willBe && tool.ofThePast ? NOT_TAKEN : 0),
    extra,
    input: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    open,
    notes: given.flatMap(({ note }) => note ?? []),
  };
}

/** Whether a figure is asked for that the tool does not say of its own accord: it counts what it finds, and may know of shares. */
function asksForFigure({ concepts }: KnownTool, { aggregate }: Ask): boolean {
  return aggregate !== undefined && aggregate !== 'count' && !(aggregate === 'share' && concepts.has('share'));
}

/** How many things a question says that no tool can be told. */
function beyondTools(ask: Ask, tool: KnownTool): number {
  return [
    ask.comparisons.length > 0 && !saysComparison(tool, ask.text),
    ask.separates && ask.names.length > 0,
    areSeveralTimes(ask.dates),
    ask.limitsToOne,
    ask.asksLatest,
    ask.aggregate === 'count' && ask.subject.includes('day'),
    ask.asksWhen && !/\b(?:when|day)\b/i.test(tool.description),
  ].filter(Boolean).length;
}

/** What was late is known to a tool that looks back, or that was told of one thing. */
function looksBack({ parameters }: KnownTool, isOfOne: boolean): boolean {
  return isOfOne || parameters.some(parameter => directionAgainst(parameter) === 'future');
}

/** Today is when everything is reckoned. */
function hasTime(ask: Ask, asOf: string): boolean {
  return ask.dates.some(date => !isToday(date, asOf));
}

function coverage(tool: KnownTool, ask: Ask, catalogue: Catalogue, taken: ReadonlySet<string>): number {
  // The words that a value stands behind, as in `a service level of 98 %`, are used up with it.
  const spoken = [...new Set([...ask.content, ...ask.predicates.flatMap(id => [...predicates[id].concepts])])].filter(concept => !taken.has(concept));
  if (spoken.length === 0) return needsOnly(tool, taken) || (ask.judges && tool.judges && taken.size > 0) ? ONLY_NAMED : 0;
  // `What happens if it is late`: that is how it fails.
  const isFailure = (concept: string) => failsWith(tool, ask) && [...predicates.late.concepts, ask.negates].includes(concept);
  const fit = (concept: string): number => {
    if (isFailure(concept) || tool.core.has(concept) || (concept === ask.superlative?.concept && ranks(tool, ask))) return 1;
    if (tool.concepts.has(concept)) return IN_PASSING;
    return tool.excluded.has(concept) ? -IN_PASSING : 0;
  };
  const total = spoken.reduce((sum, concept) => sum + catalogue.weight(concept), 0);
  return spoken.reduce((sum, concept) => sum + catalogue.weight(concept) * fit(concept), 0) / total;
}

/** `Top suppliers`, by nothing that is named: for a tool that says who is best. */
function ranksThings({ judges }: KnownTool, { content }: Ask, { views }: Catalogue): boolean {
  return judges && content.length > 0 && content.every(concept => views.some(({ grain }) => grain.includes(concept)));
}

/** `What happens if it is late`, `who is affected if it is not delivered`: for the tool that says what hangs on it, that is how it fails. */
function failsWith({ core }: KnownTool, { supposes, content }: Ask): boolean {
  return supposes && content.includes(IMPACT) && core.has(IMPACT);
}

/** `How far is SO0112757?`: a tool that needs to be told of one thing, and is told of it. */
function needsOnly({ parameters, acts }: KnownTool, taken: ReadonlySet<string>): boolean {
  return !acts && parameters.filter(({ required }) => required).length === 1 && taken.size === 1;
}

/** Whether the description says that the tool ranks by what is asked for: `which is cheapest`, `the most urgent`. */
function ranks(tool: KnownTool, { superlative, text }: Ask): boolean {
  if (saysComparison(tool, text)) return true;
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
    case 'integer': case 'number': return percentFor(parameter, ask) ?? quantityFor(parameter, ask)
      ?? durationFor(parameter, ask, asOf) ?? countFor(parameter, ask);
    case 'array': return takesObjects(parameter) ? objectListFor(parameter, ask, entities) : listFor(parameter, entities);
    case 'string': return choiceFor(parameter, ask) ?? dayFor(parameter, ask) ?? entityFor(parameter, ask, entities);
    // What is only done where it is asked for by its name: `consolidate`.
    case 'boolean': return spoken(parameter.name, ask) ? { value: true, takes: [] } : undefined;
    default: return undefined;
  }
}

/** `a service level of 98 %`, for the share or the percentage whose name or description says so. */
function percentFor(parameter: PromptParameter, ask: Ask): Value | undefined {
  const { name, description = '', maximum = Infinity, minimum = 0 } = parameter;
  const [percent] = ask.percents;
  if (!percent) return undefined;
  const value = maximum <= 1 ? percent.value / 100 : /percent/i.test(description) ? percent.value : undefined;
  const called = conceptsOf(name.replaceAll('_', ' '));
  const about = called.some(concept => percent.concepts.includes(concept)) ? called : conceptsOf(description.split(/[,;.:]/)[0] ?? '');
  const meant = about.filter(concept => percent.concepts.includes(concept));
  if (value === undefined || value < minimum || value > maximum || meant.length === 0) return undefined;
  return { value: Number(value.toFixed(6)), takes: meant };
}

/** `120 P0417`: a number that says nothing else, for the parameter that is a quantity. */
function quantityFor({ name, description = '' }: PromptParameter, ask: Ask): Value | undefined {
  const [quantity] = ask.quantities;
  const about = conceptsOf(`${name.replaceAll('_', ' ')} ${description.split(/[;.:(]/)[0] ?? ''}`);
  return quantity !== undefined && about.includes(QUANTITY) ? { value: quantity, takes: [NUMBER] } : undefined;
}

const [QUANTITY = ''] = conceptsOf('quantity');
const [IMPACT = ''] = conceptsOf('impact');
/** That the number which the question says is used up. */
const NUMBER = 'number';

/** A length of time, in the unit that the description names first. */
function durationFor(parameter: PromptParameter, ask: Ask, asOf: string): Value | undefined {
  const unit = unitIn(parameter.description ?? '');
  const phrase = ask.dates.find(date => (date.days !== undefined || (date.to !== undefined && date.to > asOf)) && !isToday(date, asOf));
  // What was so is not looked ahead for.
  const isBefore = ask.wasSo && (phrase?.direction === 'current' || phrase?.direction === 'future') && directionAgainst(parameter) === 'past';
  if (!unit || !phrase || isBefore || phrase.direction === directionAgainst(parameter)) return undefined;
  const days = daysOf(phrase, asOf, directionAgainst(parameter) === 'future');
  // A day is no month, and half a week no quarter of a year.
  if (days === undefined || days < unit.days / 2 || days < unit.days * (parameter.minimum ?? 0) / 2) return undefined;
  const wanted = Math.max(1, Math.round(days / unit.days));
  const value = Math.min(Math.max(wanted, parameter.minimum ?? wanted), parameter.maximum ?? wanted);
  return {
    value,
    takes: ['time'],
    ...(value === wanted ? {} : { note: `The longest time that this looks at was used instead of "${phrase.words}".` }),
  };
}

/** How long a time is, looked at from today: of `this year` what is over or what is to come. */
function daysOf({ direction, days, from, to }: DatePhrase, asOf: string, looksBack: boolean): number | undefined {
  if (looksBack && from === undefined && to !== undefined) return undefined;
  if (looksBack && direction === 'current' && from !== undefined) return Math.max(daysBetween(from, asOf), 1);
  return direction !== 'past' && to !== undefined && to > asOf ? Math.max(daysBetween(asOf, to), 1) : days;
}

/** `how far to look ahead` takes no past, `how far back` no future. */
function directionAgainst({ description = '' }: PromptParameter): 'past' | 'future' | undefined {
  const words = description.toLowerCase().split(/[^a-z]+/);
  if (dateWords.ahead.some(word => words.includes(word))) return 'past';
  return dateWords.back.some(word => words.includes(word)) ? 'future' : undefined;
}

function unitIn(description: string): { days: number } | undefined {
  // What follows explains it, as in `7 shows what is overdue by more than a week`.
  const words = (description.split(/[:;]/)[0] ?? '').toLowerCase().split(/[^a-z]+/);
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
  const value = parameter.enum?.find((choice): choice is string => typeof choice === 'string' && spoken(choice, ask));
  return value === undefined ? undefined : { value, takes: value === ask.groupBy?.bucket ? [value] : [] };
}

function spoken(choice: string, ask: Ask): boolean {
  const concepts = conceptsOf(choice.replaceAll('_', ' '));
  return concepts.length > 0 && concepts.every(concept => ask.content.includes(concept) || ask.groupBy?.bucket === concept);
}

function dayFor(parameter: PromptParameter, ask: Ask): Value | undefined {
  if (parameter.format !== 'date') return undefined;
  const end = /\b(?:by which|or the last one before)\b/.test(parameter.description ?? '') ? ask.dates.find(({ to }) => to !== undefined)?.to : undefined;
  const day = ask.dates.find(isOneDay)?.from ?? (end && addDays(end, -1));
  return day === undefined ? undefined : { value: day, takes: ['time'] };
}

function entityFor(parameter: PromptParameter, ask: Ask, entities: readonly Entity[]): Value | undefined {
  if (parameter.format !== undefined || parameter.enum !== undefined) return undefined;
  const meant = wayOf(parameter);
  // `To WH01`: it is not that which gives.
  const fit = fitting(parameter, entities).map(entity => ({ entity, said: wayBefore(ask.text, entity.id) }))
    .filter(({ said }) => meant === undefined || said === undefined || said === meant);
  const { entity } = fit.find(({ said }) => meant !== undefined && said === meant) ?? fit[0] ?? {};
  return entity && { value: entity.id, takes: [entity.id] };
}

/** Whether a parameter is for the thing that gives, or for the one that gets. */
export function wayOf({ name, description = '' }: PromptParameter): Way | undefined {
  return wayMeant(`${name.replaceAll('_', ' ')} ${description.split(/[;.,(]/)[0]}`);
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

/** The concepts of what a parameter is, before it explains itself. */
export function namedIn({ description = '' }: PromptParameter): string[] {
  return conceptsOf(description.split(/[;.:(]/)[0] ?? '');
}
