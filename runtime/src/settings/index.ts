export { CLIENT_LIMITS } from './client-limits';
export { JSON_FORMS } from './json-forms';
export { currentParameters, initialParameters, ParametersUnavailableError, storedParameters } from './parameters';
export type { ParameterSource, ParameterTexts, RuntimeParameters } from './parameters';
export { ManifestError, readManifest } from './read-manifest';
export { Refreshed } from './refreshed';
export type { RefreshedOptions } from './refreshed';
export { readVariables, SettingsError } from './variables';
export type { Environment, Variables } from './variables';
