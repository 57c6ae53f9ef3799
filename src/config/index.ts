export type { AgentDefinition } from './agent-definition';
export { ConfigurationManager } from './configuration-manager';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export type { ConfigurationOverrides } from './configuration-overrides';
export type { PlatformConfiguration } from './platform-configuration';
export { agentsOf, personasOf, problemText, seriesOf, type ResolvedConfiguration } from './reading';
export { resolveConfiguration } from './resolve-configuration';
export { requireSamePlace } from './same-place';
