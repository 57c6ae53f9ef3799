import type { CrossCheck, Finding } from '../cross-check';

/** Numbers that bound each other. */
export const CAPACITY_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['functions.provisioned_concurrency', 'functions.provisioned_concurrency_maximum'],
    find: ({ functions: { provisionedConcurrency: least, provisionedConcurrencyMaximum: most } }, { name }) => {
      if (most === 0) return [];
      if (least === 0) {
        return [{
          keys: ['functions.provisioned_concurrency_maximum'], message: `is ${most}, but ${name('functions.provisioned_concurrency')} keeps none warm`,
          hint: `Set ${name('functions.provisioned_concurrency')} to 1 at least.`,
        }];
      }
      return most < least ? [{
        keys: ['functions.provisioned_concurrency_maximum'], message: `is ${most}, below ${name('functions.provisioned_concurrency')}: ${least}`,
        hint: 'Raise it, or set it to 0 so that nothing grows.',
      }] : [];
    },
  },
  {
    reads: ['functions.provisioned_concurrency', 'functions.provisioned_concurrency_maximum', 'functions.reserved_concurrency'],
    find: ({ functions: { provisionedConcurrency, provisionedConcurrencyMaximum, reservedConcurrency } }, { name }) => {
      const warm = Math.max(provisionedConcurrency, provisionedConcurrencyMaximum);
      return reservedConcurrency > 0 && warm > reservedConcurrency ? [{
        keys: ['functions.reserved_concurrency'], message: `is ${reservedConcurrency}, below the ${warm} that are kept warm`,
        hint: `Raise it, or lower ${name('functions.provisioned_concurrency')}.`,
      }] : [];
    },
  },
  {
    reads: ['functions.answer_timeout_seconds', 'functions.tool_timeout_seconds'],
    find: ({ functions: { answerTimeoutSeconds, toolTimeoutSeconds } }, { name }) => (toolTimeoutSeconds >= answerTimeoutSeconds ? [{
      keys: ['functions.tool_timeout_seconds', 'functions.answer_timeout_seconds'],
      message: `does not go together: a tool may take ${toolTimeoutSeconds} s, an answer that waits for it ${answerTimeoutSeconds} s`,
      hint: `Keep ${name('functions.tool_timeout_seconds')} below ${name('functions.answer_timeout_seconds')}.`,
    }] : []),
  },
  {
    reads: ['data.capacity_mode', 'data.read_capacity', 'data.write_capacity', 'data.maximum_capacity'],
    find: ({ data }, { name }) => (data.capacityMode === 'provisioned' ? [
      ...above('data.read_capacity', data.readCapacity, data.maximumCapacity, name('data.maximum_capacity')),
      ...above('data.write_capacity', data.writeCapacity, data.maximumCapacity, name('data.maximum_capacity')),
    ] : []),
  },
  {
    reads: ['backup.cold_storage_after_days', 'backup.retention_days'],
    find: ({ backup: { coldStorageAfterDays, retentionDays } }, { name }) => (isTooShort(coldStorageAfterDays, retentionDays) ? [{
      keys: ['backup.cold_storage_after_days', 'backup.retention_days'],
      message: `does not go together: a copy that moves after ${coldStorageAfterDays} days must stay 90 more, but is kept ${retentionDays} days`,
      hint: `Keep it ${coldStorageAfterDays + 90} days (${name('backup.retention_days')}), or set ${name('backup.cold_storage_after_days')}: 0.`,
    }] : []),
  },
  {
    reads: ['observability.p95_seconds', 'observability.p99_seconds'],
    find: ({ observability: { p95Seconds, p99Seconds } }, { name }) => (p99Seconds < p95Seconds ? [{
      keys: ['observability.p99_seconds', 'observability.p95_seconds'],
      message: 'does not go together: the slowest hundredth cannot be faster than the slowest twentieth',
      hint: `Keep ${name('observability.p99_seconds')} at ${p95Seconds} at least.`,
    }] : []),
  },
];

/** What moves to cold storage stays there 90 days at least. */
function isTooShort(coldStorageAfterDays: number, retentionDays: number): boolean {
  return coldStorageAfterDays > 0 && retentionDays < coldStorageAfterDays + 90;
}

function above(key: 'data.read_capacity' | 'data.write_capacity', value: number, most: number, mostName: string): Finding[] {
  return value > most ? [{ keys: [key, 'data.maximum_capacity'], message: `does not go together: ${value} is above ${mostName}: ${most}`, hint: `Raise ${mostName}.` }] : [];
}
