import { SHIPPED_CATALOGUE, type CatalogueSource } from './company-catalogue';

/** The day on which the company of the golden questions stands; its data end the day before. */
export const SAMPLE_DAY = '2026-11-24';

/** The sample company as it ships, standing still on a day: the same answers today and in a year. */
export function sampleCompanyOn(day: string): CatalogueSource {
  return { current: { ...SHIPPED_CATALOGUE, asOf: day }, file: undefined, refresh: () => false };
}
