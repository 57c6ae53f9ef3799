import { readFileSync } from 'fs';
import * as path from 'path';
import { Validator } from '@cfworker/json-schema';
import { parse } from 'yaml';
import { checkGiven, configurationVariable, DISK, givenOnDisk, KEYS, wholeFile, type ConfigurationKey } from '../../../src/config/reading';
import { check } from './read';

const ROOT = path.join(__dirname, '..', '..', '..');
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';

describe('each key', () => {
  test.each(KEYS.map(key => [key.path, key] as const))('%s, misspelt, is refused with the key that was meant', (keyPath, _key) => {
    const [section, name] = keyPath.includes('.') ? keyPath.split('.') : [undefined, keyPath];
    const misspelt = `${name}x`;
    const text = section ? `${LEAST}${section}:\n  ${misspelt}: 1\n` : `${LEAST}${misspelt}: 1\n`;
    expect(check(text).problems).toContainEqual(expect.objectContaining({
      path: section ? `${section}.${misspelt}` : misspelt, message: 'is not a key', hint: `Did you mean ${keyPath}?`, line: section ? 4 : 3,
    }));
  });

  test.each(KEYS.map(key => [key.path, key] as const))('%s refuses a value of another type, at its place', (keyPath, key) => {
    const { problems } = check(yamlFor(keyPath, JSON.stringify(ofOtherType(key))));
    expect(problems).toContainEqual(expect.objectContaining({ file: 'dev.yaml', path: expect.stringMatching(`^${keyPath.replace('.', '\\.')}`), message: expect.stringContaining('expected') }));
  });

  test.each(KEYS.filter(key => key.type === 'integer' && !key.values).map(key => [key.path, key] as const))('%s takes its bounds, and nothing beyond', (keyPath, { minimum, maximum }) => {
    const refused = (value: number) => check(yamlFor(keyPath, String(value))).problems.some(({ path: at, message }) => at === keyPath && message.includes('expected'));
    expect([minimum! - 1, minimum!, maximum!, maximum! + 1].map(refused)).toEqual([true, false, false, true]);
  });
});

describe('the template', () => {
  test('can be used as it is, and names every key', () => {
    const { problems, warnings } = check(textOf('config/template.yaml'));
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(namedBy(uncommented(textOf('config/template.yaml')))).toEqual(KEYS.map(key => key.path).sort());
  });

  test('with every key taken out of its comment says the defaults of dev', () => {
    expect(check(uncommented(textOf('config/template.yaml')))).toMatchObject({ problems: [], configuration: check(textOf('config/template.yaml')).configuration });
  });
});

describe.each(['dev', 'staging', 'prod'])('config/%s.yaml', environment => {
  const file = path.join(ROOT, 'config', `${environment}.yaml`);
  const checked = checkGiven(givenOnDisk({ file, variables: {}, source: DISK }), { whole: wholeFile(file) });

  test('is sound, for its environment, without a warning', () => {
    expect(checked).toMatchObject({ problems: [], warnings: [], configuration: { environment, accountId: 'auto', region: 'auto' } });
  });

  test('is accepted by the schema that editors use', () => {
    expect(validates(textOf(`config/${environment}.yaml`))).toBe(true);
    expect(textOf(`config/${environment}.yaml`)).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/platform\.schema\.json\n/);
  });
});

test('prod has what prod should have', () => {
  const file = path.join(ROOT, 'config/prod.yaml');
  const { configuration } = checkGiven(givenOnDisk({ file, variables: {} }), { whole: wholeFile(file) });
  expect(configuration.features).toEqual({ vpc: true, waf: true, multiAz: true, xray: true, backup: true, auditTrail: true, dashboards: true, guardrails: true });
  expect(configuration.audit.managementEvents).toBe(true);
});

describe('the schema', () => {
  test('accepts the template', () => expect(validates(textOf('config/template.yaml'))).toBe(true));

  test.each([
    ['an unknown key', 'owners: x\n'],
    ['an unknown key of a section', 'functions: { memory: 512 }\n'],
    ['a number below its range', 'functions: { memory_mb: 64 }\n'],
    ['another choice', 'functions: { architecture: arm }\n'],
    ['a text for a number', 'api: { burst: many }\n'],
    ['a text that does not match', 'prefix: UPPER\n'],
    ['an agent without a persona', 'agents: { definitions: [{ id: a, purpose: b }] }\n'],
  ])('refuses %s', (_, line) => expect(validates(LEAST + line)).toBe(false));

  test('asks for what is required, unless another file may have it', () => {
    expect(validates('owner: supply-chain\n')).toBe(false);
    expect(validates('extends: base.yaml\n')).toBe(true);
  });

  test('describes every key', () => {
    const { properties } = JSON.parse(textOf('schema/platform.schema.json'));
    const described = Object.entries<{ properties?: object }>(properties).flatMap(([name, { properties: inner }]) => (inner ? Object.keys(inner).map(each => `${name}.${each}`) : [name]));
    expect(described.sort()).toEqual(['extends', ...KEYS.map(key => key.path)].sort());
  });

  test('of an agent refuses a key that no agent has', () => {
    const validator = new Validator(JSON.parse(textOf('schema/agent.schema.json')), '7');
    expect(validator.validate({ id: 'a', persona: 'b', purpose: 'c' }).valid).toBe(true);
    expect(validator.validate({ id: 'a', persona: 'b', purpose: 'c', modell: 'd' }).valid).toBe(false);
  });
});

test('the reference names every key with its variable', () => {
  const reference = textOf('docs/reference/configuration.md');
  for (const key of KEYS) {
    expect(reference).toContain(`| \`${key.path}\` |`);
    expect(reference).toContain(`\`${configurationVariable(key.path)}\``);
  }
});

function validates(text: string): boolean {
  return new Validator(JSON.parse(textOf('schema/platform.schema.json')), '7').validate(parse(text)).valid;
}

function yamlFor(keyPath: string, value: string): string {
  const required = Object.entries({ owner: 'supply-chain', cost_center: 'CC-1' }).filter(([name]) => name !== keyPath).map(([name, each]) => `${name}: ${each}\n`).join('');
  const [section, name] = keyPath.split('.');
  return `${required}${name ? `${section}:\n  ${name}: ${value}\n` : `${section}: ${value}\n`}`;
}

function ofOtherType({ type }: ConfigurationKey): unknown {
  switch (type) {
    case 'text': return { a: 1 };
    case 'text_map': return { a: 1 };
    case 'text_list_map': return { a: 'b' };
    default: return 'no such thing';
  }
}

/** `# memory_mb: 1024` as `memory_mb: 1024`; sentences stay comments. */
function uncommented(text: string): string {
  return text.replaceAll(/^( *)# ([a-z][a-z0-9_]*:( \S.*)?)$/gm, (line, indent: string, entry: string) => {
    const [name] = entry.split(':');
    return KEYS.some(key => key.path === name || key.path.endsWith(`.${name}`)) ? indent + entry : line;
  });
}

function namedBy(text: string): string[] {
  return Object.entries<unknown>(parse(text)).flatMap(([name, value]) =>
    (KEYS.some(key => key.path === name) ? [name] : Object.keys(value ?? {}).map(each => `${name}.${each}`))).sort();
}
