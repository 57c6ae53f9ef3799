import { readdirSync, readFileSync } from 'node:fs';

/** Where files are read from. */
export interface FileSource {
  /** The text of a file; throws where it cannot be read. */
  text(file: string): string;
  /** The names in a folder, sorted; empty where there is no such folder. */
  names(folder: string): readonly string[];
}

/** The files of this machine. */
export const DISK: FileSource = {
  text: file => readFileSync(file, 'utf8'),
  names: folder => {
    try {
      return readdirSync(folder).sort();
    } catch (thrown) {
      if (isMissing(thrown)) return [];
      throw thrown;
    }
  },
};

/** Whether a file is not there, rather than unreadable. */
export function isMissing(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT';
}
