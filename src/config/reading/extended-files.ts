import path from 'node:path';
import type { ConfigurationProblem } from './configuration-error';
import { configurationFile } from './configuration-file';
import type { FileSource } from './file-source';
import { merged, type Given } from './given-values';
import type { Place } from './place';
import { problemAt } from './problem-at';

/** Reads a file and those that it extends, each relative to the one that names it: maps are merged, lists replaced. */
export function extendedFiles(file: string, source: FileSource): Given {
  return read(file, { kind: 'file', file }, [], source);
}

function read(file: string, namedAt: Place, below: readonly string[], source: FileSource): Given {
  const chain = [...below, path.resolve(file)];
  let text: string;
  try {
    text = source.text(file);
  } catch {
    return refused(below.length === 0
      ? problemAt(namedAt, { path: '', message: 'cannot be read', hint: 'Name a YAML file: scap config template prints one to begin with.' })
      : problemAt(namedAt, { path: 'extends', value: file, message: `names ${file}, which cannot be read`, hint: 'It is looked for beside the file that extends it.' }));
  }
  const { extends: base, ...own } = configurationFile(text, file);
  if (!base) return own;
  const { values, problems } = own;
  const baseFile = path.isAbsolute(base.file) ? base.file : path.join(path.dirname(file), base.file);
  if (chain.includes(path.resolve(baseFile))) {
    const circle = [...chain.slice(chain.indexOf(path.resolve(baseFile))), path.resolve(baseFile)].map(each => path.basename(each)).join(' → ');
    return { values, problems: [...problems, problemAt(base.place, { path: 'extends', value: base.file, message: `goes in a circle: ${circle}`, hint: 'One of them must extend nothing.' })] };
  }
  const beneath = read(baseFile, base.place, chain, source);
  return { values: merged(beneath.values, values), problems: [...beneath.problems, ...problems], incomplete: beneath.incomplete };
}

function refused(problem: ConfigurationProblem): Given {
  return { values: new Map(), problems: [problem], incomplete: true };
}
