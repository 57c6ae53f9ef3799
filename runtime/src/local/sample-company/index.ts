export { createSampleCompany, ensureSampleCompany, openSampleCompany } from './company';
export type { EnsuredCompany, SampleCompany, SampleCompanyOptions } from './company';
export { SampleCompanyError } from './errors';
