import * as path from 'path';
import * as ts from 'typescript';
import { CONFIGURATION_KEYS, configurationVariable } from '../../src/contract';

/** What the docstring of a prop promises. */
interface DocumentedProp {
  readonly required: boolean;
  readonly default?: string;
  readonly minimum?: string;
  readonly maximum?: string;
}

test('the keys are the snake_case of the props, with the defaults and ranges of their docstrings', () => {
  const fromKeys = Object.fromEntries(CONFIGURATION_KEYS.map(key => [key.path, {
    required: key.required ?? false,
    default: key.default === undefined ? undefined : JSON.stringify(key.default).replaceAll('"', "'"),
    ...(key.values ? {} : { minimum: key.minimum?.toString(), maximum: key.maximum?.toString() }),
  }]));
  expect(fromKeys).toEqual(documentedProps());
});

test('each key has its own variable', () => {
  expect(configurationVariable('functions.memory_mb')).toBe('SCAP__FUNCTIONS__MEMORY_MB');
  expect(new Set(CONFIGURATION_KEYS.map(key => configurationVariable(key.path))).size).toBe(CONFIGURATION_KEYS.length);
});

/** The props of PlatformConfiguration and its sections, read from the source. */
function documentedProps(): Record<string, DocumentedProp> {
  const file = path.join(__dirname, '..', '..', 'src', 'config', 'platform-configuration.ts');
  const source = ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true);
  const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map(each => [each.name.text, each]));
  const read = (name: string, section: string): [string, DocumentedProp][] => interfaces.get(name)!.members.filter(ts.isPropertySignature).flatMap(member => {
    const key = section + member.name.getText().replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    const type = member.type?.getText() ?? '';
    if (interfaces.has(type)) return read(type, `${key}.`);
    const tag = (wanted: string): string | undefined => {
      const found = ts.getJSDocTags(member).find(each => each.tagName.text === wanted)?.comment;
      return typeof found === 'string' && !found.startsWith('-') ? found : undefined;
    };
    return [[key, { required: !member.questionToken, default: tag('default'), minimum: tag('minimum'), maximum: tag('maximum') }]];
  });
  return Object.fromEntries(read('PlatformConfiguration', ''));
}
