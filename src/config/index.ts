export { ConfigurationManager } from './configuration-manager';
export { ConfigurationError, type ConfigurationProblem } from './configuration-error';
export { resolveConfiguration, type ResolvedConfiguration } from './resolved-configuration';
export { requireSamePlace } from './same-place';
export type {
  ApiConfiguration, ConversationsConfiguration, DataConfiguration, FunctionsConfiguration, IdentityConfiguration, ModelsConfiguration,
  ObservabilityConfiguration, PlatformConfiguration,
} from './platform-configuration';
