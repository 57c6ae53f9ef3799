import { DEFAULT_DATA_DIR } from './common-options';

/** How a person calls the program from where it runs: what hints say. */
export interface CalledAs {
  readonly scap: string;
  /** `scap start`, to be followed by its options. */
  readonly start: string;
}

/** npm tells whatever it runs so, and the project's own commands are on the path for that long only. */
export function calledAs({ npm_command: throughNpm, npm_lifecycle_event: script }: Readonly<Record<string, string | undefined>>): CalledAs {
  const scap = throughNpm === undefined ? 'scap' : 'npx scap';
  return { scap, start: script === 'start' ? 'npm start --' : `${scap} start` };
}

/** A text of ours, whose commands begin with `scap`, with those commands as they are called. */
export function inCalledForm(text: string, scap: string): string {
  return text.replaceAll(/(?<=^|[\s(])(?<!npx )scap (?=[a-z[-])/gm, `${scap} `);
}

export interface RepeatedOptions {
  readonly persona?: string;
  readonly user?: string;
  readonly api?: string;
  readonly dataDir: string;
  readonly config?: string;
}

/** What a further command must repeat of this one to speak of the same conversations and data. */
export function repeated({ persona, user, api, dataDir, config }: RepeatedOptions): string {
  const given = { persona, user, api, 'data-dir': dataDir === DEFAULT_DATA_DIR ? undefined : dataDir, config };
  return Object.entries(given).flatMap(([name, value]) => value === undefined ? [] : [` --${name} ${/^[\w./:~-]+$/.test(value) ? value : JSON.stringify(value)}`]).join('');
}
