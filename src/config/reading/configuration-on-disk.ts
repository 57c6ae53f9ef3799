import { withAgentFiles } from './agent-files';
import { extendedFiles } from './extended-files';
import { DISK, type FileSource } from './file-source';
import { merged, type Given } from './given-values';
import type { Place } from './place';
import { givenByVariables, type Variables } from './variables';

/** What a configuration is read from. */
export interface ConfigurationOrigin {
  /** The YAML file. */
  readonly file: string;
  readonly variables: Variables;
  /** The file that sets variables which the process has not; undefined reads none. */
  readonly envFile?: string;
  readonly source?: FileSource;
}

/** A configuration as its files and variables say it: the file it extends, the file, the agents beside it, `.env`, the variables. */
export function givenOnDisk({ file, variables, envFile, source = DISK }: ConfigurationOrigin): Given {
  const files = withAgentFiles(extendedFiles(file, source), file, source);
  return overlaid(files, givenByVariables(variables, envFile, source));
}

/** One reading upon another, with the problems of both. */
export function overlaid(base: Given, over: Given): Given {
  return {
    values: merged(base.values, over.values),
    problems: [...base.problems, ...over.problems],
    warnings: [...base.warnings ?? [], ...over.warnings ?? []],
    incomplete: base.incomplete === true || over.incomplete === true,
  };
}

/** Names the file as a whole. */
export function wholeFile(file: string): Place {
  return { kind: 'file', file };
}
