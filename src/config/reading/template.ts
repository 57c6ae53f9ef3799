import type { ConfigurationKey } from './configuration-key';
import { CONFIGURATION_SECTIONS } from './keys.generated';
import { KEYS } from './known-keys';

/** Width of the comments. */
const WIDTH = 110;

const HEAD = `# yaml-language-server: $schema=../schema/platform.schema.json
#
# Every key of a configuration. What is commented out has the default that stands there, or that of its environment: take the # away
# to change it.
# extends: base.yaml takes what stands in another file: maps are merged, lists replaced. An environment variable overrides a key:
# SCAP__FUNCTIONS__MEMORY_MB for functions.memory_mb. Agents of your own are files agents/<id>.yaml beside this one.
`;

/** What a required key may look like. */
const EXAMPLES: Readonly<Record<string, string>> = { owner: 'supply-chain-platform', cost_center: 'CC-0000' };

/** A commented configuration that names every key and can be loaded as it is. */
export function templateText(): string {
  const alone = KEYS.filter(key => !key.path.includes('.'));
  return [
    HEAD,
    ...alone.map(key => block(key, '')),
    ...CONFIGURATION_SECTIONS.map(section => [
      comment(section.meaning, ''),
      `${section.path}:`,
      ...KEYS.filter(key => key.path.startsWith(`${section.path}.`)).map(key => block(key, '  ')),
    ].join('\n')),
  ].join('\n');
}

function block(key: ConfigurationKey, indent: string): string {
  const name = key.path.split('.').at(-1);
  const value = key.required ? EXAMPLES[key.path] : written(key);
  const line = key.required ? `${name}: ${value}` : `# ${name}:${value === '' ? '' : ` ${value}`}`;
  const notes = [key.meaning, limits(key), defaults(key)].filter(note => note !== '').map(note => comment(note, indent));
  return [...notes, `${indent}${line}`, ''].join('\n');
}

function limits(key: ConfigurationKey): string {
  if (key.values) return `One of ${key.values.join(', ')}.`;
  if (key.type === 'integer') return `From ${key.minimum} to ${key.maximum}.`;
  return key.expected ? `Takes ${key.expected}.` : '';
}

function defaults(key: ConfigurationKey): string {
  const others = [['staging', key.staging], ['prod', key.prod]].filter(([, value]) => value !== undefined && value !== key.default);
  if (others.length > 0) return `Default ${key.default}; ${others.map(([name, value]) => `${name} ${value}`).join('; ')}.`;
  return key.otherwise ? `Without it: ${key.otherwise}.` : '';
}

function written(key: ConfigurationKey): string {
  if (key.type === 'text_list' || key.type === 'record_list') return '[]';
  if (key.type === 'text_map' || key.type === 'text_list_map' || key.type === 'record_map') return '{}';
  if (typeof key.default === 'string') return /^[a-z][\w.-]*$/.test(key.default) ? key.default : JSON.stringify(key.default);
  return String(key.default ?? '');
}

/** Wrapped at the width. */
function comment(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${indent}# ${last} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(line => `${indent}# ${line}`).join('\n');
}
