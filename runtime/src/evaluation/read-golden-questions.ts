import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { parse, YAMLParseError } from 'yaml';
import * as z from 'zod/mini';

import { GoldenQuestionError } from './golden-error';
import { GoldenQuestion } from './golden-question';

const REMEDY = 'Correct that place, then run scap eval again.';

/**
 * The golden questions of a folder: each of its YAML files is a list of them.
 *
 * @throws GoldenQuestionError  the folder cannot be read, or a file is not as it has to be; it names the file and the question
 */
export async function readGoldenQuestions(directory: string): Promise<GoldenQuestion[]> {
  const names = await readdir(directory).catch((cause: unknown) => {
    throw new GoldenQuestionError(directory, 'the folder of golden questions cannot be read.', 'Install the runtime again: it ships with them.', { cause });
  });
  const files = names.filter(name => name.endsWith('.yaml')).sort();
  if (files.length === 0) throw new GoldenQuestionError(directory, 'there is no file of golden questions.', 'Put a .yaml file there.');
  const questions: GoldenQuestion[] = [];
  for (const file of files) questions.push(...questionsIn(file, await readFile(path.join(directory, file), 'utf8'), questions));
  return questions;
}

function questionsIn(file: string, yaml: string, before: readonly GoldenQuestion[]): GoldenQuestion[] {
  const listed = parsed(file, yaml);
  if (!Array.isArray(listed)) throw new GoldenQuestionError(file, 'it is no list of questions.', REMEDY);
  const ids = new Set(before.map(({ id }) => id));
  return listed.map((each: unknown, index) => {
    const place = `${file}, ${idOf(each) ?? `question ${index + 1}`}`;
    const { data, error } = z.safeParse(GoldenQuestion, each);
    if (!data) throw new GoldenQuestionError(place, error.issues.map(({ path: at, message }) => `${at.join('.') || 'the question'}: ${message}`).join('; '), REMEDY);
    if (ids.has(data.id)) throw new GoldenQuestionError(place, 'another question has that id.', REMEDY);
    ids.add(data.id);
    for (const { figures = [] } of [data.expect, ...(data.followUps ?? []).map(({ expect }) => expect)]) {
      for (const { what, sql, truth, value } of figures) {
        const sources = [sql, truth, value].filter(source => source !== undefined).length;
        if (sources !== 1) throw new GoldenQuestionError(place, `figure "${what}" needs exactly one of sql, truth and value.`, REMEDY);
      }
    }
    return data;
  });
}

function parsed(file: string, yaml: string): unknown {
  try {
    return parse(yaml);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new GoldenQuestionError(file, cause.message, REMEDY, { cause });
  }
}

function idOf(question: unknown): string | undefined {
  return z.safeParse(z.looseObject({ id: z.string() }), question).data?.id;
}
