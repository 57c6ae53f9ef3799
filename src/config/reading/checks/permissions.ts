import { TOOLS, VIEWS, type CanonicalView } from '../../../contract';
import { companyViews } from '../company-views';
import type { CrossCheck, Finding } from '../cross-check';
import { meant } from '../nearest';
import { personasOf } from '../personas-of';
import type { ResolvedConfiguration } from '../resolved-configuration';
import { viewNames } from './views';

/** A persona's name: that of a group, part of role names, a word in tokens. */
const PERSONA = /^[a-z][a-z0-9_]{0,31}$/;
const TOOL_NAMES = Object.keys(TOOLS);

/** Every grant names something that exists, and every tool is granted to somebody. */
export const PERMISSION_CHECKS: readonly CrossCheck[] = [
  { reads: ['permissions.tools'], find: ({ permissions }) => grants('permissions.tools', permissions.tools, TOOL_NAMES, 'tool') },
  { reads: ['permissions.views', 'data.views'], find: ({ permissions, data }) => grants('permissions.views', permissions.views, viewNames(data), 'view') },
  ...(['curate', 'approve'] as const).map((grant): CrossCheck => ({
    reads: [`permissions.${grant}`, 'permissions.tools', 'permissions.views'],
    find: ({ permissions }) => {
      const personas = personasOf(permissions).map(({ id }) => id);
      return permissions[grant].flatMap((persona, i) => unknown(`permissions.${grant}`, [i], persona, personas, 'persona'));
    },
  })),
  {
    reads: ['permissions.personal_columns', 'permissions.tools', 'permissions.views', 'data.views', 'data.mappings'],
    find: ({ permissions, data }) => {
      const personas = personasOf(permissions);
      const views = { ...VIEWS, ...companyViews(data) };
      return Object.entries(permissions.personalColumns).flatMap(([persona, columns]) => {
        const granted = personas.find(({ id }) => id === persona)?.views;
        if (!granted) return unknown('permissions.personal_columns', [persona], persona, personas.map(({ id }) => id), 'persona');
        return columns.flatMap((column, i) => notPersonal([persona, i], column, views, granted));
      });
    },
  },
  {
    reads: ['tools.disabled'],
    find: ({ tools }) => tools.disabled.flatMap((tool, i) => unknown('tools.disabled', [i], tool, TOOL_NAMES, 'tool')),
  },
  {
    reads: ['permissions.tools', 'permissions.views', 'tools.disabled'],
    find: (config, { name }) => ungranted(config).map((tool): Finding => ({
      keys: ['permissions.tools', 'permissions.views'],
      message: `grants ${tool} to nobody`,
      hint: `Grant it to a persona, or name it in ${name('tools.disabled')}. A persona that is named has what stands there and nothing else.`,
    })),
  },
  {
    reads: ['permissions.tools', 'permissions.views'],
    find: ({ permissions }, { name }) => [
      ...Object.keys(permissions.tools).filter(persona => !Object.hasOwn(permissions.views, persona)).map((persona): Finding => ({
        keys: ['permissions.tools'], at: [persona], warning: true,
        message: `gives ${persona} tools, but no view to query`, hint: `Name its views in ${name('permissions.views')} too.`,
      })),
      ...Object.keys(permissions.views).filter(persona => !Object.hasOwn(permissions.tools, persona)).map((persona): Finding => ({
        keys: ['permissions.views'], at: [persona], warning: true,
        message: `gives ${persona} views, but no tool to query them with`, hint: `Name its tools in ${name('permissions.tools')} too.`,
      })),
    ],
  },
];

function grants(key: 'permissions.tools' | 'permissions.views', map: Readonly<Record<string, readonly string[]>>, names: readonly string[], kind: string): Finding[] {
  return Object.entries(map).flatMap(([persona, granted]) => [
    ...(PERSONA.test(persona) ? [] : [{
      keys: [key], at: [persona], value: persona, message: 'is no name of a persona', hint: 'Take 1 to 32 of a-z, 0-9 and _, beginning with a letter.',
    } satisfies Finding]),
    ...granted.flatMap((each, i) => unknown(key, [persona, i], each, names, kind)),
  ]);
}

/** What keeps a text `view.column` from being a personal column of a view that is granted. */
function notPersonal(at: NonNullable<Finding['at']>, given: string, views: Readonly<Record<string, CanonicalView>>, granted: readonly string[]): Finding[] {
  const key = 'permissions.personal_columns';
  const [viewName = '', columnName, ...more] = given.split('.');
  if (columnName === undefined || more.length > 0) {
    return [{ keys: [key], at, message: `is ${given}, which is no column of a view`, hint: 'Write view.column, such as customers.email.' }];
  }
  const view = Object.hasOwn(views, viewName) ? views[viewName] : undefined;
  if (!view) return unknown(key, at, viewName, Object.keys(views), 'view');
  const column = view.columns.find(({ name }) => name === columnName);
  if (!column) return unknown(key, at, columnName, view.columns.map(({ name }) => name), `column of ${viewName}`);
  if (column.sensitivity !== 'personal') {
    return [{ keys: [key], at, message: `is ${given}, which is not personal`, hint: `Whoever may query ${viewName} reads it: take it out here.` }];
  }
  if (granted.includes(viewName)) return [];
  return [{
    keys: [key, 'permissions.views'], at, message: `is ${given}, a column of a view that this persona may not query`,
    hint: 'Name the view in permissions.views too, or take its columns out here.',
  }];
}

function unknown(key: Finding['keys'][0], at: NonNullable<Finding['at']>, given: string, names: readonly string[], kind: string): Finding[] {
  if (names.includes(given)) return [];
  return [{ keys: [key], at, message: `is ${given}, which is no ${kind}`, hint: meant(given, names) }];
}

function ungranted({ permissions, tools }: ResolvedConfiguration): readonly string[] {
  const granted = new Set(personasOf(permissions).flatMap(persona => persona.tools));
  return TOOL_NAMES.filter(tool => !granted.has(tool) && !tools.disabled.includes(tool));
}
