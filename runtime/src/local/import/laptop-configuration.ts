import { isMap, parseDocument, type Document } from 'yaml';

import { ImportError } from './errors';
import type { ImportPlan } from './import-plan';

const HEAD = ` yaml-language-server: $schema=../schema/platform.schema.json

 The company that this laptop is asked about. It is read again when it changes; without this file the sample company answers.
 npx scap data check says what holds, what is missing, and which tools work with it.`;

/**
 * The configuration with what an import proposes: its mappings, own columns and day beside what stands there already, whose comments stay.
 *
 * @param text  the file as it is; undefined where there is none
 * @throws ImportError
 */
export function configurationWith(text: string | undefined, { data, mapping, notes }: ImportPlan, file: string): string {
  const document = documentOf(text, 'mapping', file);
  if (text === undefined) document.commentBefore = [HEAD, ` Tables: ${mapping}.`, ...notes.map(note => ` ${note}`)].join('\n');
  if (data.as_of !== undefined) document.setIn(['data', 'as_of'], data.as_of);
  for (const [view, own] of Object.entries(data.views ?? {})) setNode(document, ['data', 'views', view], own);
  for (const [view, sql] of Object.entries(data.mappings)) setNode(document, ['data', 'mappings', view], sql);
  return document.toString({ lineWidth: 0 });
}

/**
 * The configuration with a question that somebody has approved, beside what stands there already, whose comments stay.
 *
 * @throws ImportError
 */
export function withVerifiedQuestion(text: string | undefined, { id, words }: { readonly id: string; readonly words: object }, file: string): string {
  const document = documentOf(text, 'question', file);
  setNode(document, ['data', 'verified_questions', id], words);
  return document.toString({ lineWidth: 0 });
}

function documentOf(text: string | undefined, what: string, file: string): Document {
  const document = parseDocument(text ?? '');
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) {
    throw new ImportError(`${file} is no YAML that the ${what} could be written into.`, `See what is wrong with it: scap config validate ${file}`);
  }
  if (text === undefined) document.setIn(['environment'], 'laptop');
  return document;
}

function setNode(document: Document, at: readonly string[], value: unknown): void {
  document.setIn(at, document.createNode(value));
}

/** The lines that one text has and the other has not, as `diff` shows them, without what both have. */
export function changedLines(before: string, after: string): string[] {
  const [from, to] = [before.split('\n'), after.split('\n')];
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      lengths[i]![j] = from[i] === to[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const lines: string[] = [];
  for (let i = 0, j = 0; i < from.length || j < to.length;) {
    if (i < from.length && j < to.length && from[i] === to[j]) [i, j] = [i + 1, j + 1];
    else if (j < to.length && (i >= from.length || lengths[i]![j + 1]! > lengths[i + 1]![j]!)) lines.push(`+ ${to[j++]!}`);
    else lines.push(`- ${from[i++]!}`);
  }
  return lines;
}
