import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLParseError } from 'yaml';
import type { ConfigurationProblem } from './configuration-error';
import { stepsText, type Steps } from './given-values';
import type { FilePlace, Place } from './place';
import { problemAt, type Complaint } from './problem-at';

/** A YAML text that can be walked, with the places of its nodes. */
export interface YamlText {
  /** The whole text's node; undefined where it is empty or no YAML. */
  readonly root: Node | undefined;
  readonly problems: readonly ConfigurationProblem[];
  placeOf(node: unknown): FilePlace;
  /** The node itself, or what an alias stands for; undefined where nothing was written. */
  resolved(node: unknown): Node | undefined;
  valueOf(node: Node): unknown;
  /** The places of a node's parts, by `stepsText`. */
  partsOf(node: Node): ReadonlyMap<string, Place>;
}

/** Parses a text; what is no YAML is told with its place. */
export function yamlText(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placeAt = (offset: number): FilePlace => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'file', file, line, column: col };
  };
  const problems = document.errors.map(error => problemAt(placeAt(error.pos[0]), faultOf(error, text)));
  return {
    root: problems.length === 0 ? resolved(document, document.contents) : undefined,
    problems,
    placeOf: node => placeAt(rangeStart(node)),
    resolved: node => resolved(document, node),
    valueOf: node => node.toJS(document),
    partsOf: node => new Map(partsOf(document, node, []).map(([steps, part]) => [stepsText(steps), placeAt(rangeStart(part))])),
  };
}

function faultOf({ code, message, pos: [start] }: YAMLParseError, text: string): Complaint {
  if (code === 'DUPLICATE_KEY') {
    const [key] = /^("[^"\n]*"|'[^'\n]*'|[^:\s]+)/.exec(text.slice(start)) ?? [''];
    return { path: key.replaceAll(/^["']|["']$/g, ''), message: 'stands twice in one map', hint: 'Write it once.' };
  }
  return { path: '', message: message.split(' at line')[0]!.split('\n')[0]!.replace(/[.:]$/, '') };
}

function resolved(document: Document, node: unknown): Node | undefined {
  const found = isAlias(node) ? node.resolve(document) : node;
  if (isScalar(found)) return found.value === null ? undefined : found;
  return isMap(found) || isSeq(found) ? found : undefined;
}

function partsOf(document: Document, node: unknown, before: Steps): [Steps, unknown][] {
  const found = resolved(document, node);
  const children: [string | number, unknown][] = isMap(found)
    ? found.items.map(pair => [isScalar(pair.key) ? String(pair.key.value) : '', pair.value ?? pair.key])
    : isSeq(found) ? found.items.map((item, i) => [i, item]) : [];
  return children.flatMap(([step, child]): [Steps, unknown][] => [[[...before, step], child], ...partsOf(document, child, [...before, step])]);
}

function rangeStart(node: unknown): number {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
}
