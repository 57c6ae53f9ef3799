/** The key list as TypeScript: one line a key. */
export function sourceOf(keys, sections) {
  return [
    '// Written by scripts/write-configuration.mjs from the props of src/config: change their docstrings, then run it.',
    "import type { ConfigurationKey, ConfigurationSection } from './configuration-key';",
    '',
    '/** Every key of a configuration, in the order of the template. */',
    'export const CONFIGURATION_KEYS = [',
    ...keys.map(key => `  ${literal(key)},`),
    '] as const satisfies readonly ConfigurationKey[];',
    '',
    '/** The sections that keys lie in. */',
    'export const CONFIGURATION_SECTIONS = [',
    ...sections.map(section => `  ${literal(section)},`),
    '] as const satisfies readonly ConfigurationSection[];',
    '',
  ].join('\n');
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object') return `{ ${Object.entries(value).map(([name, each]) => `${name}: ${literal(each)}`).join(', ')} }`;
  if (typeof value !== 'string') return JSON.stringify(value);
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}
