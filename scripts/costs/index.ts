export { costsPage, type EnvironmentCosts } from './costs-page';
export { CEILINGS } from './environments';
export { monthlyCosts, totalOf, UnpricedResourceError, type CostLine } from './monthly-costs';
export type { PriceList } from './price-list';
