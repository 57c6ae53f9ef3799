import { broaderThan, conceptsOf, describedConcepts, stem } from './concepts';
import type { PlannerInput, PromptColumn, PromptTool, PromptView } from './parse-request';
import { isCode, tokenise } from './tokens';
import { amounts } from './words/measures.json';
import { actions } from './words/roles.json';

/** A column with what its meaning says about it. */
export interface KnownColumn extends PromptColumn {
  /** The thing that the column holds: `Product (item), such as P0001` holds a product. */
  readonly head: readonly string[];
  /** What the head is about: of a `group of the product` the group, of a `customer order` the order. */
  readonly noun: string;
  /** Every concept of its meaning. */
  readonly concepts: ReadonlySet<string>;
  /** What it is or may be called: its head and the names in brackets; for dates and quantities also the clause that tells them apart. */
  readonly named: ReadonlySet<string>;
  /** Names in brackets of several words, which say what it is only together: `maximum stock` is not the stock. */
  readonly longNames: readonly (readonly string[])[];
  /** How often its meaning names a concept: what it is about has several names, what qualifies it has one. */
  readonly mentions: ReadonlyMap<string, number>;
  /** The values that its meaning lists: `open, despatched, delivered or cancelled`. */
  readonly values: readonly string[];
  /** Whether it identifies a row of its own view: `Identifier of the product`. */
  readonly identifies: boolean;
}

/** A view with its vocabulary. */
export interface KnownView {
  readonly name: string;
  /** Concepts of what it is for. */
  readonly concepts: ReadonlySet<string>;
  /** What it is about before it goes into details. */
  readonly head: ReadonlySet<string>;
  /** What one row is. */
  readonly grain: readonly string[];
  /** The thing itself that a row is: of `line of a customer order` the line. */
  readonly rowConcept?: string;
  readonly columns: readonly KnownColumn[];
  readonly meaning: string;
  /** Whether its rows are as they are now: it has none of another day. */
  readonly ofNow: boolean;
  /** What one row is, in words: `warehouse and product stocked there`. */
  readonly grainText: string;
  /** What its rows are, in words: `customer orders`, `rows`. */
  readonly rowNoun: string;
}

/** A tool with the vocabulary of what it is for. */
export interface KnownTool extends PromptTool {
  /** What it is for: the begin of its description, its `use for`, and the values that its parameters list. */
  readonly core: ReadonlySet<string>;
  /** The same without the values. */
  readonly purpose: ReadonlySet<string>;
  /** All that its description and its parameters speak of. */
  readonly concepts: ReadonlySet<string>;
  /** What its description says that it is not for. */
  readonly excluded: ReadonlySet<string>;
  /** Whether it says that it is not for what will be. */
  readonly ofThePast: boolean;
  /** Whether it says what is best and what is worst. */
  readonly judges: boolean;
  /** The verbs, as concepts, by which it is asked to do something that a person then approves; undefined of a tool that only finds out. */
  readonly acts?: ReadonlySet<string>;
}

/** What the request describes, ready to be matched with a question. */
export interface Catalogue {
  readonly views: readonly KnownView[];
  readonly tools: readonly KnownTool[];
  /** Whether any description uses the concept. */
  knows(concept: string): boolean;
  /** Whether some text column holds such things, so that results can be broken down by them. */
  groups(concept: string): boolean;
  /** Whether some number is named so. */
  measures(concept: string): boolean;
  /** How telling a concept is: high where few descriptions use it. Unknown ones tell most. */
  weight(concept: string): number;
}

/** Reads the vocabulary of a request out of its descriptions. `tools` are those that calculate something. */
export function catalogueOf(input: PlannerInput, tools: readonly PromptTool[]): Catalogue {
  const views = input.views.map(knownView);
  const knownTools = tools.map(knownTool);
  const documents = [
    ...views.map(view => new Set([...view.concepts, ...view.grain, ...view.columns.flatMap(column => [...column.concepts])])),
    ...knownTools.map(tool => tool.concepts),
  ];
  const things = new Set(views.flatMap(({ grain }) => grain));
  const measured = new Set(input.definitions.flatMap(({ title, names }) => [title, ...names]).map(conceptsOf).filter(isSaidIn(input, things)).flat());
  const frequency = new Map<string, number>();
  for (const document of documents) for (const concept of document) frequency.set(concept, (frequency.get(concept) ?? 0) + 1);
  return {
    views,
    tools: knownTools,
    groups: concept => views.some(view => view.columns.some(({ type, noun }) => type === 'text' && noun === concept)),
    measures: concept => views.some(view => view.columns.some(({ type, named }) => (type === 'number' || type === 'integer') && named.has(concept))),
    knows: concept => frequency.has(concept) || measured.has(concept),
    weight: concept => Math.log(1 + documents.length / (frequency.get(concept) ?? 0.5)),
  };
}

/**
 * Whether all of a measure's name stands in the question or one before it: its words mean nothing apart. What a code names need not be said as
 * well: `the OTIF of S01` is that of a supplier.
 */
function isSaidIn({ question, earlierQuestions }: PlannerInput, things: ReadonlySet<string>): (name: readonly string[]) => boolean {
  const hasCode = (text: string) => tokenise(text).some(token => isCode(token.text));
  const said = [question, ...earlierQuestions].map(text => ({ concepts: new Set(conceptsOf(text)), hasCode: hasCode(text) }));
  return name => said.some(({ concepts, hasCode }) => name.some(concept => concepts.has(concept) && !things.has(concept))
    && name.every(concept => concepts.has(concept) || (hasCode && things.has(concept))));
}

function knownView(view: PromptView): KnownView {
  const rowNoun = rowNounOf(view.grain);
  const rowConcept = rowNoun === 'rows' ? undefined : conceptsOf(rowNoun).at(-1);
  return {
    name: view.name,
    meaning: view.meaning,
    ofNow: /\bas (?:it is|they are) now\b/.test(view.meaning),
    concepts: new Set(conceptsOf(view.meaning)),
    head: new Set(conceptsOf(opening(view.meaning))),
    grain: grainOf(view.grain),
    grainText: view.grain,
    rowNoun,
    ...(rowConcept === undefined ? {} : { rowConcept }),
    columns: view.columns.map(knownColumn),
  };
}

/** The begin of a description, up to where it goes into details: names in brackets do not count as such. */
export function opening(text: string): string {
  const plain = text.replace(/\s*\([^)]*\)/g, '');
  return (plain.split(/[,:;.]| (?:that|which|who|at which|and) /)[0] ?? plain).trim();
}

/** `line of a customer order` is a line, a customer, an order; what follows `since` or `also` only qualifies it. */
function grainOf(text: string): string[] {
  return [...new Set(conceptsOf(text.split(/,? (?:since|also|stocked|that|which) /)[0] ?? text))];
}

/** Several things together make a row; one thing, or a part of one, has a name of its own. */
function rowNounOf(grain: string): string {
  const thing = grain.split(/ of | since | stocked /)[0] ?? '';
  return thing === '' || /,| and /.test(thing) ? 'rows' : plural(thing);
}

/** `delivery` is `deliveries`. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function knownColumn(column: PromptColumn): KnownColumn {
  const described = withoutExamples(column.meaning);
  const plain = described.replace(/\([^)]*\)/g, ' ').trim();
  const headText = plain.split(/[,;:]| (?:that|which|who|from|for|in|with|within|to|on|behind) /)[0] ?? plain;
  const head = conceptsOf(headText);
  const identifies = head[0] === 'identifier';
  const things = identifies ? head.slice(1) : head;
  const values = column.type === 'text' ? listedValues(column.meaning) : [];
  // `Due date`: of a day it need not be said that it is one.
  const isOwn = (concept: string) => column.type !== 'date' || concept !== DAY;
  const names = bracketed(described).split(/,| or /).map(name => conceptsOf(name).filter(isOwn));
  return {
    ...column,
    head: [...new Set(things)],
    noun: (/ of /.test(headText) && !identifies ? things[0] : things.at(-1)) ?? '',
    concepts: new Set(describedConcepts(described)),
    named: new Set([
      ...ownNames(column, headText, things),
      ...(isToldBySentence(column, things) ? describedConcepts(plain.split(/[,;:]| (?:from|for want of) /)[0] ?? plain) : []),
      ...names.filter(name => name.length === 1).flat().flatMap(concept => [concept, ...broaderThan(concept)]),
    ]),
    longNames: names.filter(name => name.length > 1),
    mentions: counts(describedConcepts(described)),
    values,
    identifies,
  };
}

/** `Days between reviews of the stock` are days, and no stock; an amount of something may be called by what it is of. */
function ownNames({ type }: PromptColumn, headText: string, things: readonly string[]): readonly string[] {
  const [own = '', ...of] = headText.split(/ of (?:the )?/);
  const names = conceptsOf(own);
  const counts = type === 'integer' || type === 'number';
  return counts && of.length > 0 && !names.some(name => AMOUNTS.includes(name)) ? names : things;
}

const [DAY = ''] = conceptsOf('day');
const AMOUNTS = conceptsOf(amounts.join(' '));

/** Whether a column is or may be called by a concept, in a question that speaks of these. */
export function isCalled({ named, longNames }: KnownColumn, concept: string, spoken: readonly string[]): boolean {
  return named.has(concept) || longNames.some(name => name.includes(concept) && name.every(each => spoken.includes(each)));
}

/** Dates and quantities say by a clause what they are: `Day on which the order was placed`. */
function isToldBySentence({ type }: PromptColumn, head: readonly string[]): boolean {
  return type === 'date' || type === 'timestamp' || head.includes('quantity');
}

function bracketed(text: string): string {
  return [...text.matchAll(/\(([^)]*)\)/g)].map(([, inside]) => inside).join(' ');
}

function counts(concepts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const concept of concepts) found.set(concept, (found.get(concept) ?? 0) + 1);
  return found;
}

/** `such as WH01` gives an example, not vocabulary: its words are values. */
function withoutExamples(meaning: string): string {
  return meaning.replace(/,? such as [^,;:()]+/g, '');
}

/** The values that a meaning lists after a colon: words joined by commas and `or`, each perhaps explained in brackets. */
function listedValues(meaning: string): string[] {
  const list = /: ([^:]+)$/.exec(meaning)?.[1];
  if (!list) return [];
  const values = list.replace(/\([^)]*\)/g, '').split(/,| or /).map(value => value.trim());
  return values.length >= 2 && values.every(value => /^[\w-]+$/.test(value)) ? values : [];
}

/** Nothing is done that nobody asks for: a tool whose result a person approves is for questions that say one of its verbs. */
function actsBy(wanted: string): ReadonlySet<string> | undefined {
  const spoken = tokenise(wanted).map(({ lower }) => lower);
  if (!actions.marks.some(mark => spoken.includes(mark))) return undefined;
  return new Set(actions.verbs.filter(verb => spoken.some(word => stem(word) === stem(verb))).flatMap(conceptsOf));
}

function knownTool(tool: PromptTool): KnownTool {
  const [wanted = '', unwanted = ''] = tool.description.split(/\bnot for\b:?/i);
  const choices = tool.parameters.flatMap(({ enum: values = [] }) => values).join(' ').replaceAll('_', ' ');
  const [about = '', uses = ''] = wanted.split(/\buse for\b:?/i);
  const purpose = new Set(conceptsOf([about.split(/[:.]/)[0] ?? '', uses].join(' ')));
  const acts = actsBy(wanted);
  return {
    ...tool,
    core: new Set([...purpose, ...conceptsOf(choices)]),
    purpose,
    concepts: new Set(conceptsOf([wanted, choices, ...tool.parameters.map(parameter => withoutExamples(parameter.description ?? ''))].join(' '))),
    excluded: new Set(conceptsOf(unwanted)),
    ...(acts ? { acts } : {}),
    ofThePast: /\bwill\b/i.test(unwanted),
    judges: /\b(?:best|worst|ranks?|ranking)\b/i.test(wanted),
  };
}
