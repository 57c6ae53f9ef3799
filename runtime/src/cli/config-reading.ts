import path from 'node:path';

import { checkGiven, DISK, givenOnDisk, wholeFile, type CheckedConfiguration, type FileSource, type Given } from '../../../src/config/reading';

import type { CommandHost } from './command-host';

/** A configuration as a command reads it. */
export interface ReadConfiguration extends CheckedConfiguration {
  readonly given: Given;
}

/** Reads a configuration file with what overrides it: the variables that are set, and those of `.env`. */
export function readConfiguration(file: string, host: CommandHost): ReadConfiguration {
  return checked(file, givenOnDisk({ file, variables: host.environment, envFile: '.env', source: filesIn(host.cwd) }));
}

/** Reads a configuration file alone. */
export function readFileAlone(file: string, host: CommandHost): ReadConfiguration {
  return checked(file, givenOnDisk({ file, variables: {}, source: filesIn(host.cwd) }));
}

function checked(file: string, given: Given): ReadConfiguration {
  return { ...checkGiven(given, { whole: wholeFile(file) }), given };
}

/** Files are named as the user named them, and found from his folder. */
function filesIn(cwd: string): FileSource {
  return { text: file => DISK.text(path.resolve(cwd, file)), names: folder => DISK.names(path.resolve(cwd, folder)) };
}
