import type { MeasureDefinition, MeasureParts } from './definition';

/** What a company says of a measure: its own, or what it changes of one that ships. The form of the configuration, and of the parameter. */
export interface DefinitionChange {
  readonly title?: string;
  readonly names?: readonly string[];
  readonly wording?: string;
  readonly unit?: string;
  readonly better?: string;
  readonly noun?: string;
  readonly cases?: string;
  readonly groups?: readonly string[];
  readonly value?: string;
  readonly date?: string;
  readonly day?: string;
  readonly due?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly variants?: Readonly<Record<string, VariantChange>>;
}

/** The parts of a variant that differ from its measure. */
export type VariantChange = Pick<DefinitionChange, 'cases' | 'groups' | 'value' | 'date' | 'day' | 'due'> & { readonly wording: string };

const DIRECTIONS: readonly MeasureDefinition['direction'][] = ['higher', 'lower', 'neither'];

/** The measures of a company: those that ship, as it changes them, and its own. One that lacks what it needs is left out. */
export function changedDefinitions(
  shipped: Readonly<Record<string, MeasureDefinition>>, changes: Readonly<Record<string, DefinitionChange>>,
): Readonly<Record<string, MeasureDefinition>> {
  const changed = Object.entries(changes).flatMap(([id, change]): [string, MeasureDefinition][] => {
    const base = Object.hasOwn(shipped, id) ? shipped[id] : undefined;
    const definition = base ? changedDefinition(base, change) : ownDefinition(id, change);
    return definition ? [[id, definition]] : [];
  });
  return { ...shipped, ...Object.fromEntries(changed) };
}

/** What a measure of the company's own lacks. */
export function lackingParts(change: DefinitionChange): readonly string[] {
  return (['wording', 'unit', 'cases', 'value'] as const).filter(part => change[part] === undefined);
}

/** What speaks of the columns of the SELECT that ships. */
const WITH_ITS_CASES = {
  figures: undefined, notes: undefined, windows: undefined, apart: undefined, count: undefined, fallback: undefined, variants: undefined,
} as const;

function changedDefinition(base: MeasureDefinition, change: DefinitionChange): MeasureDefinition {
  const kept: MeasureDefinition = change.cases === undefined ? base : { ...base, ...WITH_ITS_CASES };
  return {
    ...kept,
    ...parts(change),
    ...headOf(change),
    ...(kept.settings ? { settings: settingsOf(kept.settings, change.settings ?? {}) } : {}),
    variants: { ...kept.variants, ...variantsOf(change) },
  };
}

function ownDefinition(id: string, change: DefinitionChange): MeasureDefinition | undefined {
  const { wording, unit, cases, value } = change;
  if (wording === undefined || unit === undefined || cases === undefined || value === undefined) return undefined;
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('_', ' ')}`;
  return {
    id, title, names: [], direction: 'neither', noun: 'cases', groups: [],
    ...parts(change), ...headOf(change), wording, unit, cases, value, variants: variantsOf(change),
  };
}

function headOf({ title, names, unit, better, noun }: DefinitionChange): Partial<MeasureDefinition> {
  const direction = DIRECTIONS.find(each => each === better);
  return {
    ...(title === undefined ? {} : { title }), ...(names === undefined ? {} : { names }), ...(unit === undefined ? {} : { unit }),
    ...(direction === undefined ? {} : { direction }), ...(noun === undefined ? {} : { noun }),
  };
}

function parts({ wording, cases, groups, value, date, day, due }: Omit<VariantChange, 'wording'> & { readonly wording?: string }): Partial<MeasureParts> {
  const dateIs = day ?? date?.replaceAll('_', ' ');
  return {
    ...(wording === undefined ? {} : { wording }), ...(cases === undefined ? {} : { cases }), ...(groups === undefined ? {} : { groups }),
    ...(value === undefined ? {} : { value }), ...(date === undefined ? {} : { date }), ...(dateIs === undefined ? {} : { dateIs }),
    ...(due === undefined ? {} : { due }),
  };
}

function variantsOf({ variants = {} }: DefinitionChange): Readonly<Record<string, Partial<MeasureParts>>> {
  return Object.fromEntries(Object.entries(variants).map(([id, variant]) => [id, parts(variant)]));
}

/** A setting that is no whole number within its bounds stays as it ships. */
function settingsOf(settings: NonNullable<MeasureDefinition['settings']>, changes: Readonly<Record<string, string>>): MeasureDefinition['settings'] {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => {
    const value = Number(changes[name] ?? setting.value);
    return [name, Number.isInteger(value) && value >= setting.minimum && value <= setting.maximum ? { ...setting, value } : setting];
  }));
}
