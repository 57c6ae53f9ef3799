import { INVENTORY_DEFINITIONS } from '../tools/inventory';
import { ownEngine } from './own-engine';
import { ownEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = ownEngineSettings(process.env);

/** The function of the family `inventory`. */
export const handler = toolFunction(INVENTORY_DEFINITIONS, settings, ownEngine(settings), import.meta.dirname);
