import { CARRIER_MEASURES } from './carriers';
import type { MeasureDefinition } from './definition';
import { ORDER_MEASURES } from './orders';
import { SERVICE } from './service';
import { STOCK } from './stock';
import { SUPPLIER_MEASURES } from './suppliers';

export { changedDefinitions, lackingParts } from './changed';
export type { DefinitionChange, VariantChange } from './changed';
export type { CaseNote, DefinitionSetting, FurtherFigure, GroupWindow, MeasureDefinition, MeasureParts } from './definition';

/** The measures that ship, by id: what a word means, for tools, prompts, documents and the offline planner alike. */
export const DEFINITIONS: Readonly<Record<string, MeasureDefinition>> = Object.fromEntries(
  [...STOCK, ...SERVICE, ...ORDER_MEASURES, ...CARRIER_MEASURES, ...SUPPLIER_MEASURES].map(definition => [definition.id, definition]),
);
