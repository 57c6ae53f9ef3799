export { createSampleCompany, ensureSampleCompany, openSampleCompany, SAMPLE_SEED } from './company';
export type { EnsuredCompany, SampleCompany, SampleCompanyOptions } from './company';
export { SampleCompanyError } from './errors';
