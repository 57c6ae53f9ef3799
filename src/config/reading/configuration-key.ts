/**
 * What a configuration key takes. `choice` names its values; lists and maps hold text, a `text_list_map` lists of text, a `record_list` and a
 * `record_map` maps with fields.
 */
export type ConfigurationType =
  'text' | 'integer' | 'boolean' | 'choice' | 'text_list' | 'text_map' | 'text_list_map' | 'record_list' | 'record_map';

/** What a text must be. */
export interface TextRule {
  /** What it, or each text of a list, must match. */
  readonly pattern?: string;
  /** The same in words. */
  readonly expected?: string;
}

/** A field of a record: its name is the same in YAML and in code. */
export interface RecordField extends TextRule {
  readonly name: string;
  /** Text, where it is not said. */
  readonly type?: ConfigurationType;
  readonly required: boolean;
  readonly meaning: string;
  /** Of a choice. */
  readonly values?: readonly (string | number)[];
  /** Of a `record_map` in it. */
  readonly fields?: readonly RecordField[];
}

/** One key of a configuration, as its prop documents it. */
export interface ConfigurationKey extends TextRule {
  /** Section and name as they stand in YAML: `functions.memory_mb`. */
  readonly path: string;
  /** The same in code: `functions.memoryMb`. */
  readonly prop: string;
  readonly type: ConfigurationType;
  /** What it sets, with its unit. */
  readonly meaning: string;
  readonly required?: boolean;
  /** Absent: a value must be given, or nothing is added, as `otherwise` says. */
  readonly default?: string | number | boolean;
  /** Defaults of the environments with these names, where they differ. */
  readonly staging?: string | number | boolean;
  readonly prod?: string | number | boolean;
  /** What holds without a value, in words. */
  readonly otherwise?: string;
  /** Of an integer, inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a choice; of an integer that takes certain values only. */
  readonly values?: readonly (string | number)[];
  /** Of each record of a list or a map. */
  readonly fields?: readonly RecordField[];
}

/** A part of a configuration: keys that belong together. */
export interface ConfigurationSection {
  readonly path: string;
  readonly prop: string;
  readonly meaning: string;
}

/** What the environment variables that override a configuration file begin with. */
export const CONFIGURATION_VARIABLE_PREFIX = 'SCAP__';

/** The environment variable that overrides a key: `SCAP__FUNCTIONS__MEMORY_MB` for `functions.memory_mb`. */
export function configurationVariable(path: string): string {
  return CONFIGURATION_VARIABLE_PREFIX + path.toUpperCase().replaceAll('.', '__');
}
