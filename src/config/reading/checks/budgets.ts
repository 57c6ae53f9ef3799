import type { CrossCheck } from '../cross-check';
import { seriesOf } from '../metric-series';

/** A bucket's name has 63 characters, of which account (12), Region (15) and their dashes take 29. */
const BUCKET_HEAD = 63 - 12 - 15 - 2;
/** The longest that a bucket is for. */
const LONGEST_PURPOSE = 'access-logs';

/** What must not grow past its limit: metric series and names. */
export const BUDGET_CHECKS: readonly CrossCheck[] = [
  {
    reads: [
      'observability.detail', 'observability.series_budget', 'agents.definitions', 'agents.disabled', 'models.default_model', 'permissions.tools',
      'permissions.views', 'tools.disabled',
    ],
    find: (config, { name }) => {
      const series = seriesOf(config);
      return series > config.observability.seriesBudget ? [{
        keys: ['observability.series_budget', 'observability.detail'],
        message: `does not hold: metrics make ${series} series, ${name('observability.series_budget')} is ${config.observability.seriesBudget}`,
        hint: `Lower ${name('observability.detail')} (it is ${config.observability.detail}), or raise the budget: a series costs 0.30 USD a month.`,
      }] : [];
    },
  },
  {
    reads: ['prefix', 'environment', 'names.generation', 'names.physical'],
    find: ({ prefix, environment, names }, { name }) => {
      const ending = names.generation > 1 ? `-g${names.generation}` : '';
      const length = `${prefix}-${LONGEST_PURPOSE}-${environment}${ending}`.length;
      if (names.physical === 'generated' || length <= BUCKET_HEAD) return [];
      return [{
        keys: ['prefix', 'environment'], warning: true,
        message: 'makes names of buckets longer than 63 characters: they will end in a hash instead of the environment',
        hint: `Shorten ${name('prefix')} or ${name('environment')} to ${BUCKET_HEAD - LONGEST_PURPOSE.length - ending.length - 2} characters together.`,
      }];
    },
  },
];
