export { ConfigurationError, type ConfigurationProblem } from './reading/configuration-error';
