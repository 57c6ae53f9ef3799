import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { configurationVariable, KEYS } from '../../src/config/reading';

const FOLDER = path.join(__dirname, '..', '..', 'src', 'config');

/** What the docstring of a prop promises. */
interface DocumentedProp {
  readonly required: boolean;
  readonly default?: string;
  readonly staging?: string;
  readonly prod?: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly choices?: string;
}

test('the key list that is committed says what the docstrings of the props say', () => {
  const literal = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value).replaceAll('"', "'"));
  const fromKeys = Object.fromEntries(KEYS.map(key => [key.prop, {
    required: key.required ?? false, default: literal(key.default), staging: literal(key.staging), prod: literal(key.prod),
    minimum: literal(key.minimum), maximum: literal(key.maximum), choices: key.values?.join(', '),
  }]));
  expect(fromKeys).toEqual(documentedProps());
});

test('each key has its own variable', () => {
  expect(configurationVariable('functions.memory_mb')).toBe('SCAP__FUNCTIONS__MEMORY_MB');
  expect(new Set(KEYS.map(key => configurationVariable(key.path))).size).toBe(KEYS.length);
});

test('the keys of the top level are those that were promised', () => {
  expect([...new Set(KEYS.map(key => key.path.split('.')[0]))].sort()).toEqual([
    'account_id', 'agents', 'api', 'audit', 'backup', 'budgets', 'conversations', 'cost_center', 'data', 'environment', 'features', 'functions',
    'identity', 'models', 'names', 'network', 'observability', 'owner', 'permissions', 'prefix', 'project', 'region', 'secrets', 'tags', 'tools',
  ]);
});

/** The props of PlatformConfiguration and its sections, read from the source. */
function documentedProps(): Record<string, DocumentedProp> {
  const files = fs.readdirSync(FOLDER).filter(name => name.endsWith('.ts')).map(name => path.join(FOLDER, name));
  const interfaces = new Map(files
    .flatMap(file => ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).statements.filter(ts.isInterfaceDeclaration))
    .map(each => [each.name.text, each]));
  const read = (name: string, section: string): [string, DocumentedProp][] => {
    const found = interfaces.get(name)!;
    const inherited = found.heritageClauses?.flatMap(clause => clause.types.flatMap(type => read(type.getText(), section))) ?? [];
    return [...inherited, ...found.members.filter(ts.isPropertySignature).flatMap((member): [string, DocumentedProp][] => {
      const type = member.type?.getText() ?? '';
      if (interfaces.has(type)) return read(type, `${member.name.getText()}.`);
      const tag = (wanted: string): string | undefined => {
        const comment = ts.getJSDocTags(member).find(each => each.tagName.text === wanted)?.comment;
        return typeof comment === 'string' && !comment.startsWith('-') ? comment : undefined;
      };
      return [[section + member.name.getText(), {
        required: !member.questionToken, default: tag('default'), staging: tag('staging'), prod: tag('prod'),
        minimum: tag('minimum'), maximum: tag('maximum'), choices: tag('choices'),
      }]];
    })];
  };
  return Object.fromEntries(read('PlatformConfiguration', ''));
}
