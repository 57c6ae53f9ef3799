import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { VARIABLES } from '../../contract';
import type { ConfigurationProblem } from './configuration-error';
import { CONFIGURATION_VARIABLE_PREFIX, configurationVariable, type ConfigurationKey } from './configuration-key';
import { isMissing, type FileSource } from './file-source';
import type { Given, GivenValue } from './given-values';
import { KEYS } from './known-keys';
import { nearest } from './nearest';
import type { VariablePlace } from './place';
import { problemAt } from './problem-at';

/** Environment variables, by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A variable's text and where it was set. */
interface SetVariable {
  readonly text: string;
  readonly place: VariablePlace;
}

/**
 * What environment variables say of the configuration. Of the file `.env`, only `SCAP__` names are read; those that are set already win.
 *
 * @param envFile  the file's path; undefined reads none
 */
export function givenByVariables(variables: Variables, envFile: string | undefined, source: FileSource): Given {
  const values = new Map<string, GivenValue>();
  const problems: ConfigurationProblem[] = [];
  const inFile = envFile === undefined ? {} : fileVariables(envFile, source, problems);
  for (const [name, { text, place }] of new Map([...setBy(inFile, envFile), ...setBy(variables)])) {
    if (text === '') continue;
    const key = KEYS.find(each => configurationVariable(each.path) === name);
    if (key) {
      values.set(key.path, { value: parsed(key, text), place });
    } else {
      const meant = nearest(name, KEYS.map(each => configurationVariable(each.path)));
      problems.push(problemAt(place, { path: '', message: 'is not the variable of a key', hint: meant && `Did you mean ${meant}?` }));
    }
  }
  return { values, problems, warnings: [...new Map([...setAlike(inFile, envFile), ...setAlike(variables)]).values()] };
}

/** Variables whose names lack an underscore between section and key: nothing reads them. */
function setAlike(variables: Variables, file?: string): [string, ConfigurationProblem][] {
  return Object.entries(variables).flatMap(([name, text]): [string, ConfigurationProblem][] => {
    if (text === undefined || text === '' || name.startsWith(CONFIGURATION_VARIABLE_PREFIX) || RUN_TIME.has(name)) return [];
    const meant = BY_WORDS.get(words(name));
    if (meant === undefined) return [];
    return [[name, problemAt({ kind: 'variable', name, setBy: file }, { path: '', value: text, message: 'has no effect', hint: `Did you mean ${meant}?` })]];
  });
}

function words(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}

/** The variable of each key by its words alone: `SCAP_FEATURES_VPC`. */
const BY_WORDS = new Map(KEYS.map(({ path }) => [words(configurationVariable(path)), configurationVariable(path)]));
/** What functions are told by variables of similar names. */
const RUN_TIME = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));

function fileVariables(file: string, source: FileSource, problems: ConfigurationProblem[]): Variables {
  try {
    return parseEnv(source.text(file));
  } catch (thrown) {
    if (!isMissing(thrown)) problems.push(problemAt({ kind: 'file', file }, { path: '', message: 'cannot be read', hint: 'Make it readable for you, or remove it.' }));
    return {};
  }
}

function setBy(variables: Variables, file?: string): [string, SetVariable][] {
  return Object.entries(variables).flatMap(([name, text]): [string, SetVariable][] => (
    !name.startsWith(CONFIGURATION_VARIABLE_PREFIX) || text === undefined ? [] : [[name, { text, place: { kind: 'variable', name, setBy: file } }]]));
}

/** A variable's text as the type of its key; what cannot be read stays text, and the check says so. */
function parsed(key: ConfigurationKey, text: string): unknown {
  switch (key.type) {
    case 'text':
    case 'choice': return text;
    case 'integer': return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'boolean': return text === 'true' ? true : text === 'false' ? false : text;
    case 'text_list': return text.startsWith('[') ? yamlOr(text) : text.split(',').map(each => each.trim());
    case 'text_map': return /^[^=,{]+=[^,]*(,[^=,]+=[^,]*)*$/.test(text) ? Object.fromEntries(text.split(',').map(entry => entry.split(/=(.*)/s, 2))) : yamlOr(text);
    case 'text_list_map':
    case 'record_list':
    case 'record_map': return yamlOr(text);
  }
}

function yamlOr(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}
