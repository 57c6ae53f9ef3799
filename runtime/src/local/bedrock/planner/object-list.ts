import type { JsonValue } from '../converse-request';
import { conceptsOf, stem } from './concepts';
import type { DatePhrase } from './dates';
import type { Entity } from './entities';
import type { Ask } from './follow-up';
import type { PromptParameter } from './parse-request';
import { tokenise } from './tokens';
import words from './words/changes.json';

/** A list of one object that a question fills: what changes, by how much where it can be more or less, and of what. */
export interface ObjectList {
  readonly value: JsonValue;
  /** The ids of the things, and `time` where it is a length of time. */
  readonly takes: readonly string[];
}

type Inner = NonNullable<NonNullable<PromptParameter['items']>['properties']>;

/** Whether a parameter takes a list of objects: nobody can be asked for such a thing in a word. */
export function takesObjects({ type, items }: PromptParameter): boolean {
  return type === 'array' && items?.properties !== undefined;
}

/** `demand rises by 20 %`: the choice that the question names, the number in its unit, with a minus where something falls, and what it is of. */
export function objectListFor({ items }: PromptParameter, ask: Ask, entities: readonly Entity[]): ObjectList | undefined {
  const inner: Inner = items?.properties ?? {};
  const kind = choiceIn(inner, ask);
  if (!kind) return undefined;
  const amount = kind.isMeasured ? amountIn(inner, kind.value, ask) : undefined;
  if (kind.isMeasured && !amount) return undefined;
  const things = Object.entries(inner).flatMap(([name, { type, enum: choices, description = '' }]) => {
    const named = conceptsOf(description.split(/[;.:(]| such as /)[0] ?? '');
    const thing = type === 'string' && !choices ? entities.find(each => each.kind.length > 0 && each.kind.every(concept => named.includes(concept))) : undefined;
    return thing ? [{ name, thing }] : [];
  });
  if (!amount && things.length === 0) return undefined;
  const how = amount ? { [amount.name]: amount.value } : {};
  return {
    value: [{ [kind.name]: kind.value, ...how, ...Object.fromEntries(things.map(({ name, thing }) => [name, thing.id])) }],
    takes: [...things.map(({ thing }) => thing.id), ...amount?.takes ?? []],
  };
}

interface Choice {
  readonly name: string;
  readonly value: string;
  /** Whether it goes by an amount: the description names the property of one in brackets behind it, `price_percent (percent; supplier)`. */
  readonly isMeasured: boolean;
}

/** The choice of which the question says most. */
function choiceIn(inner: Inner, ask: Ask): Choice | undefined {
  const said = new Set(conceptsOf(ask.text));
  const amounts = Object.entries(inner).filter(([, { type }]) => isNumber(type)).map(([name]) => name);
  const choices = Object.entries(inner).flatMap(([name, { enum: values = [], description = '' }]) => values.flatMap(value => {
    if (typeof value !== 'string') return [];
    const concepts = conceptsOf(value.replaceAll('_', ' ')).filter(concept => !UNITS.includes(concept));
    const [, takes] = description.split(`${value} (`);
    const isMeasured = takes === undefined || amounts.some(amount => takes.startsWith(amount));
    const share = concepts.filter(concept => said.has(concept)).length / Math.max(concepts.length, 1);
    return [{ name, value, isMeasured, share, length: concepts.length }];
  }));
  return choices.filter(({ share }) => share === 1).sort((a, b) => b.length - a.length)[0];
}

/** The question without the length of time that a list of it takes: `two weeks late` is not `in the next two weeks`. */
export function withoutLength(ask: Ask): Ask {
  const length = ask.dates.find(isLength);
  return { ...ask, dates: ask.dates.filter(date => date !== length) };
}

function isLength({ days }: DatePhrase): boolean {
  return days !== undefined;
}

const UNITS: readonly string[] = conceptsOf('percent percentage days');

function isNumber(type: string | undefined): boolean {
  return type === 'number' || type === 'integer';
}

interface Amount { readonly name: string; readonly value: number; readonly takes: readonly string[] }

/** The number that the question says, for the property of its unit. */
function amountIn(inner: Inner, choice: string, ask: Ask): Amount | undefined {
  const spoken = tokenise(ask.text).map(({ lower }) => stem(lower));
  const sign = words.less.some(word => spoken.includes(stem(word))) ? -1 : 1;
  const numbers = Object.entries(inner).filter(([, { type }]) => isNumber(type));
  const inUnit = (unit: RegExp) => numbers.find(([, { description = '' }]) => unit.test(description));
  const [percent] = ask.percents;
  const days = ask.dates.find(isLength)?.days;
  const property = inUnit(choice.endsWith('days') ? /\bdays\b/i : choice.endsWith('percent') ? /in percent\b/i : /\bshare\b/i);
  if (!property) return undefined;
  if (choice.endsWith('days')) return days === undefined ? undefined : { name: property[0], value: sign * days, takes: ['time'] };
  if (!percent) return undefined;
  return { name: property[0], value: choice.endsWith('percent') ? sign * percent.value : Number((percent.value / 100).toFixed(6)), takes: [] };
}
