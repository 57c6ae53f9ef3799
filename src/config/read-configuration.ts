import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair, type ParsedNode } from 'yaml';
import { CONFIGURATION_KEYS, CONFIGURATION_VARIABLE_PREFIX, configurationVariable, type ConfigurationKey } from '../contract';
import { CheckedValues, type GivenValue } from './checked-values';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import { nearest } from './nearest';
import { configurationOf, type ResolvedConfiguration } from './resolved-configuration';

/** Environment variables, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

const PATHS = CONFIGURATION_KEYS.map(key => key.path);
const SECTIONS = [...new Set(PATHS.filter(path => path.includes('.')).map(path => path.split('.')[0]!))];

/**
 * Reads a configuration: the text of a file, then the environment variables that override it, then the defaults.
 *
 * @param file  its name in messages
 * @throws ConfigurationError with every problem of file and variables
 */
export function readConfiguration(text: string, file: string, variables: Variables): ResolvedConfiguration {
  const problems: ConfigurationProblem[] = [];
  const given = new Map([...ofFile(text, file, problems), ...ofVariables(variables, problems)]);
  return configurationOf(new CheckedValues(given, file, problems));
}

function ofFile(text: string, file: string, problems: ConfigurationProblem[]): Map<string, GivenValue> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  for (const error of document.errors) {
    problems.push({ place: placeAt(error.pos[0]), path: '', message: error.message.split(' at line')[0]!.split('\n')[0]! });
  }
  // A text that is no YAML says nothing of its keys.
  if (problems.length > 0) throw new ConfigurationError(problems);
  const given = new Map<string, GivenValue>();
  if (document.contents === null) return given;
  new FileReader(document, placeAt, given, problems).readMap(document.contents, '');
  return given;
}

/** Walks the document, one level of sections deep. */
class FileReader {
  constructor(
    private readonly document: Document.Parsed,
    private readonly placeAt: (offset: number) => string,
    private readonly given: Map<string, GivenValue>,
    private readonly problems: ConfigurationProblem[],
  ) {}

  public readMap(node: ParsedNode, section: string): void {
    if (!isMap(node)) {
      this.problems.push({ place: this.placeOf(node), path: section, message: `must hold keys, such as ${PATHS.find(path => path.startsWith(section))}` });
      return;
    }
    for (const pair of node.items) this.readPair(pair, section);
  }

  private readPair(pair: Pair<ParsedNode, ParsedNode | null>, section: string): void {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const path = section ? `${section}.${name}` : name;
    if (PATHS.includes(path)) {
      if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) return;
      this.given.set(path, { value: pair.value.toJS(this.document), place: this.placeOf(pair.value) });
    } else if (PATHS.some(known => known.startsWith(`${path}.`))) {
      if (pair.value !== null && !(isScalar(pair.value) && pair.value.value === null)) this.readMap(pair.value, path);
    } else {
      this.problems.push({ place: this.placeOf(pair.key), path, message: 'is not a key', hint: didYouMean(path) });
    }
  }

  private placeOf(node: Node): string {
    return this.placeAt(node.range?.[0] ?? 0);
  }
}

function ofVariables(variables: Variables, problems: ConfigurationProblem[]): Map<string, GivenValue> {
  const given = new Map<string, GivenValue>();
  for (const [name, text] of Object.entries(variables)) {
    if (!name.startsWith(CONFIGURATION_VARIABLE_PREFIX) || text === undefined) continue;
    const key = CONFIGURATION_KEYS.find(each => configurationVariable(each.path) === name);
    if (key) {
      given.set(key.path, { value: parsed(key, text), place: name });
    } else {
      const meant = nearest(name, PATHS.map(configurationVariable));
      problems.push({ place: name, path: '', message: 'is not the variable of a key', hint: meant && `Did you mean ${meant}?` });
    }
  }
  return given;
}

/** A variable's text as the type of its key; what cannot be read stays text, and the check says so. */
function parsed(key: ConfigurationKey, text: string): unknown {
  switch (key.type) {
    case 'text':
    case 'choice': return text;
    case 'integer': return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'boolean': return text === 'true' ? true : text === 'false' ? false : text;
    case 'text_list': return text.split(',').map(each => each.trim());
    case 'text_map': return /^[^=,]+=[^,]*(,[^=,]+=[^,]*)*$/.test(text) ? Object.fromEntries(text.split(',').map(entry => entry.split(/=(.*)/, 2))) : text;
  }
}

function didYouMean(path: string): string {
  const near = nearest(path, [...PATHS, ...SECTIONS]) ?? PATHS.find(known => known.endsWith(`.${path}`));
  return near ? `Did you mean ${near}?` : `Known here: ${siblings(path).join(', ')}.`;
}

/** The names that a key beside `path` may have. */
function siblings(path: string): readonly string[] {
  const section = path.includes('.') ? path.split('.')[0]! : '';
  return section ? PATHS.filter(known => known.startsWith(`${section}.`)) : [...PATHS.filter(known => !known.includes('.')), ...SECTIONS];
}
