import { isMap, isScalar, type Node } from 'yaml';
import type { ConfigurationProblem } from './configuration-error';
import type { Given, GivenValue } from './given-values';
import { didYouMean, keyAt, KEYS, SECTIONS } from './known-keys';
import type { FilePlace } from './place';
import { problemAt } from './problem-at';
import { yamlText, type YamlText } from './yaml-text';

/** What one file says, and which file it builds upon. */
export interface ConfigurationFile extends Given {
  readonly extends?: { readonly file: string; readonly place: FilePlace };
}

/**
 * Reads one configuration file.
 *
 * @param file  its name in messages
 */
export function configurationFile(text: string, file: string): ConfigurationFile {
  const yaml = yamlText(text, file);
  const values = new Map<string, GivenValue>();
  const problems: ConfigurationProblem[] = [...yaml.problems];
  if (yaml.root === undefined) return { values, problems, incomplete: problems.length > 0 };
  let base: ConfigurationFile['extends'];
  readMap(yaml, yaml.root, '', problems, (path, node) => {
    const value: unknown = yaml.valueOf(node);
    if (path === 'extends') {
      if (typeof value === 'string' && value.trim() !== '') base = { file: value, place: yaml.placeOf(node) };
      else problems.push(problemAt(yaml.placeOf(node), { path, value, message: `is ${JSON.stringify(value)}, expected a file such as base.yaml` }));
    } else {
      values.set(path, { value, place: yaml.placeOf(node), parts: yaml.partsOf(node) });
    }
  });
  return { values, problems, extends: base };
}

/** Walks one level, then the sections in it. */
function readMap(yaml: YamlText, node: Node, section: string, problems: ConfigurationProblem[], found: (path: string, node: Node) => void): void {
  if (!isMap(node)) {
    problems.push(problemAt(yaml.placeOf(node), { path: section, message: `must hold keys, such as ${KEYS.find(key => key.path.startsWith(section))?.path}` }));
    return;
  }
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const path = section ? `${section}.${name}` : name;
    const content = yaml.resolved(value);
    if (keyAt(path) || path === 'extends') {
      if (content) found(path, content);
    } else if (!section && SECTIONS.includes(path)) {
      if (content) readMap(yaml, content, path, problems, found);
    } else {
      problems.push(problemAt(yaml.placeOf(key), { path, value: content && yaml.valueOf(content), message: 'is not a key', hint: didYouMean(path) }));
    }
  }
}
