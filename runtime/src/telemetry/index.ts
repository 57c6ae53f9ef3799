export { errorFields, jsonLines } from './log';
export type { Log, LogRecord } from './log';
export { MetricsCollector } from './metrics-collector';
export type { MetricSettings } from './metrics-collector';
