import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';

const Truth = z.object({ findings: z.array(z.looseObject({ finding: z.number(), title: z.string() })), breaks: z.array(z.looseObject({})) });

/** What is true of the sample company, and planted in it, as its files say. */
export type SampleTruth = z.infer<typeof Truth>;

export async function readTruth(company: string): Promise<SampleTruth> {
  return Truth.parse(JSON.parse(await readFile(path.join(company, 'truth.json'), 'utf8')));
}

/** A planted finding, by its number and, where several have it, its title. */
export function plantedIn({ findings }: SampleTruth, finding: number, title?: string): SampleTruth['findings'][number] {
  const found = findings.find(each => each.finding === finding && (title === undefined || each.title === title));
  if (!found) throw new Error(`No finding ${finding}.`);
  return found;
}
