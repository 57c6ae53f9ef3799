import type { CanonicalView, MeasureDefinition, MeasureParts } from '../../../src/contract';
import type { ReadPermit } from '../access';
import { DefinitionRequestError } from './definition-errors';
import type { MeasureRequest } from './measure-request';
import { viewsIn } from './views-in';

/** A definition as one request of one reader means it: variant, settings and fallback are in its parts. */
export interface ResolvedMeasure extends MeasureParts {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly direction: MeasureDefinition['direction'];
  readonly noun: string;
  readonly usualDays?: number;
  readonly variant?: string;
  /** What has to be said because a fallback serves. */
  readonly says?: string;
}

/**
 * The parts that a request means.
 *
 * @throws DefinitionRequestError  for a variant or setting that the definition does not have
 */
export function resolvedMeasure(
  definition: MeasureDefinition, request: Pick<MeasureRequest, 'variant' | 'settings'>, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit,
): ResolvedMeasure {
  const { id, title, unit, direction, noun, usualDays, variants = {}, fallback } = definition;
  const variant = request.variant === undefined ? undefined : Object.entries(variants).find(([name]) => name === request.variant)?.[1];
  if (request.variant !== undefined && !variant) {
    const names = Object.keys(variants);
    throw new DefinitionRequestError(id, `has no variant ${JSON.stringify(request.variant)}`,
      names.length > 0 ? `Its variants are ${names.join(', ')}.` : 'It has none: leave the variant out.');
  }
  const chosen = { ...partsOf(definition), ...variant };
  const falls = fallback && !readable(chosen.cases, views, permit);
  const parts = falls ? { ...chosen, ...fallback } : chosen;
  const filled = filledBy(settingsOf(definition, request));
  return {
    ...parts, id, title, unit, direction, noun, usualDays,
    wording: filled(parts.wording), cases: filled(parts.cases), value: filled(parts.value), due: parts.due && filled(parts.due),
    ...(request.variant === undefined ? {} : { variant: request.variant }), ...(falls ? { says: fallback.says } : {}),
  };
}

/** The wording of a definition with its usual settings. */
export function wordingOf(definition: MeasureDefinition): string {
  return filledBy(settingsOf(definition, {}))(definition.wording);
}

/** Whether a reader may query all views that the definition reads, or those of its fallback. */
export function isOffered({ cases, fallback }: MeasureDefinition, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit): boolean {
  return readable(cases, views, permit) || (fallback !== undefined && readable(fallback.cases, views, permit));
}

function readable(sql: string, views: Readonly<Record<string, CanonicalView>>, permit: ReadPermit): boolean {
  return viewsIn(sql, views).every(view => permit.views.has(view));
}

function partsOf({ wording, cases, groups, value, count, date, dateIs, due, apart, windows, figures, notes }: MeasureDefinition): MeasureParts {
  return { wording, cases, groups, value, count, date, dateIs, due, apart, windows, figures, notes };
}

function filledBy(settings: Readonly<Record<string, number>>): (text: string) => string {
  return text => Object.entries(settings).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)), text);
}

function settingsOf({ id, settings = {} }: MeasureDefinition, request: Pick<MeasureRequest, 'settings'>): Readonly<Record<string, number>> {
  const given = (request.settings ?? []).map(({ name, value }): [string, number] => {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    const names = Object.keys(settings);
    if (!setting) {
      throw new DefinitionRequestError(id, `has no setting ${JSON.stringify(name)}`,
        names.length > 0 ? `Its settings are ${names.join(', ')}.` : 'It has none: leave them out.');
    }
    if (!Number.isInteger(value) || value < setting.minimum || value > setting.maximum) {
      throw new DefinitionRequestError(id, `cannot take ${value} for ${name}`, `Give a whole number from ${setting.minimum} to ${setting.maximum}.`);
    }
    return [name, value];
  });
  return { ...Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value])), ...Object.fromEntries(given) };
}
