import { SUPPLIERS_DEFINITIONS } from '../tools/suppliers';
import { ownEngine } from './own-engine';
import { ownEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = ownEngineSettings(process.env);

/** The function of the family `suppliers`. */
export const handler = toolFunction(SUPPLIERS_DEFINITIONS, settings, ownEngine(settings), import.meta.dirname);
