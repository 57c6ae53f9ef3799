export { ImportError } from './errors';
export { planImport } from './import-plan';
export type { ImportPlan, PlannedTable } from './import-plan';
export { installTables } from './install-tables';
export { openScratch, reportOf } from './import-data';
export type { ReportTable, Scratch } from './import-data';
export { changedLines, configurationWith, withVerifiedQuestion } from './laptop-configuration';
export { shippedMappings } from './shipped-mappings';
