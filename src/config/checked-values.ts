import { Token } from 'aws-cdk-lib';
import { CONFIGURATION_KEYS, type ConfigurationKey } from '../contract';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';

/** A value as somebody wrote it, and where. */
export interface GivenValue {
  readonly value: unknown;
  readonly place: string;
}

/** The values of a configuration, each checked against its key, with the defaults filled in. */
export class CheckedValues {
  private readonly values: ReadonlyMap<string, unknown>;

  /**
   * @param given  what was written, by path
   * @param whole  names the configuration where a value is missing: its file, or the props
   * @param found  what the reader of the file has already found wrong
   * @throws ConfigurationError with every problem, also those already found
   */
  constructor(given: ReadonlyMap<string, GivenValue>, whole: string, found: readonly ConfigurationProblem[] = []) {
    const problems = [...found];
    this.values = new Map(CONFIGURATION_KEYS.map(key => {
      const written = given.get(key.path);
      if (written?.value === undefined) {
        if (key.required && !found.some(problem => problem.path === key.path)) {
          problems.push({ place: whole, path: key.path, message: 'is missing', hint: key.meaning });
        }
        return [key.path, key.default];
      }
      const expected = Token.isUnresolved(written.value) ? undefined : faultOf(key, written.value);
      if (expected) {
        const message = `is ${JSON.stringify(written.value)}, expected ${expected}`;
        problems.push({ place: written.place, path: key.path, value: written.value, message });
      }
      return [key.path, written.value];
    }));
    if (problems.length > 0) throw new ConfigurationError(problems);
  }

  public text(path: string): string {
    return this.read(path, isText);
  }

  public integer(path: string): number {
    return this.read(path, isNumber);
  }

  public boolean(path: string): boolean {
    return this.read(path, isBoolean);
  }

  /** Empty where none was written. */
  public textList(path: string): string[] {
    return this.values.get(path) === undefined ? [] : this.read(path, isTextList);
  }

  /** Empty where none was written. */
  public textMap(path: string): { [name: string]: string } {
    return this.values.get(path) === undefined ? {} : this.read(path, isTextMap);
  }

  private read<T>(path: string, is: (value: unknown) => value is T): T {
    const value = this.values.get(path);
    if (!is(value)) throw new Error(`The key list has no such ${path}.`);
    return value;
  }
}

/** What was expected instead; undefined where the value fits its key. */
function faultOf(key: ConfigurationKey, value: unknown): string | undefined {
  switch (key.type) {
    case 'text': return isText(value) && value.trim() !== '' && matches(key, value) ? undefined : key.expected ?? 'a text';
    case 'boolean': return isBoolean(value) ? undefined : 'true or false';
    case 'choice': return isText(value) && key.values?.includes(value) ? undefined : `one of ${key.values?.join(', ')}`;
    case 'integer': return isNumber(value) && Number.isInteger(value) && within(key, value) ? undefined : `a whole number${range(key)}`;
    case 'text_list': return isTextList(value) && value.every(each => matches(key, each)) ? undefined : `a list of ${key.expected ?? 'texts'}`;
    case 'text_map': return isTextMap(value) ? undefined : 'a map of texts';
  }
}

function matches(key: ConfigurationKey, text: string): boolean {
  return key.pattern === undefined || Token.isUnresolved(text) || new RegExp(key.pattern).test(text);
}

function within(key: ConfigurationKey, value: number): boolean {
  return value >= (key.minimum ?? -Infinity) && value <= (key.maximum ?? Infinity) && (key.values?.includes(value) ?? true);
}

function range(key: ConfigurationKey): string {
  return key.values ? `, one of ${key.values.join(', ')}` : ` from ${key.minimum} to ${key.maximum}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isTextMap = (value: unknown): value is { [name: string]: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);
