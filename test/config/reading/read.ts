import { checkGiven, givenOnDisk, requireSound, wholeFile, type CheckedConfiguration, type FileSource, type ResolvedConfiguration } from '../../../src/config/reading';

/** Files that a test writes down, by path. */
export function filesOf(files: Readonly<Record<string, string>>): FileSource {
  return {
    text: file => {
      const text = files[file];
      if (text === undefined) throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT' });
      return text;
    },
    names: folder => Object.keys(files).filter(file => file.startsWith(`${folder}/`)).map(file => file.slice(folder.length + 1)).sort(),
  };
}

/** What is to be said of `dev.yaml`, or the file that is named. */
export function check(files: string | Readonly<Record<string, string>>, variables: Record<string, string> = {}, file = 'dev.yaml'): CheckedConfiguration {
  const source = filesOf(typeof files === 'string' ? { [file]: files } : files);
  return checkGiven(givenOnDisk({ file, variables, envFile: '.env', source }), { whole: wholeFile(file) });
}

export function read(files: string | Readonly<Record<string, string>>, variables: Record<string, string> = {}, file = 'dev.yaml'): ResolvedConfiguration {
  return requireSound(check(files, variables, file));
}
