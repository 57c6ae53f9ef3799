import fc from 'fast-check';
import { QueryRefusedError, SqlGuard } from '../../../src/access';
import { COMPANY, permit } from '../sql-guard/company';
import { hostile } from './hostile';

const CASES = 600;
const SEED = 20_261_124;
/** Of the processor, which a busy machine does not stretch: the guard's second, and a pause of the memory's cleaning. */
const MOST_MS = 1_500;

/** What this process has worked, milliseconds. */
const worked = () => process.cpuUsage().user / 1_000;

test(`${CASES} hostile texts (seed ${SEED}) are decided within a second, and nothing but a refusal is thrown`, () => {
  const guard = new SqlGuard(COMPANY, { milliseconds: 1_000, now: worked });
  guard.warm();
  let refused = 0;
  fc.assert(fc.property(hostile, sql => {
    const started = worked();
    try {
      guard.guard(sql, permit(['WH01']), { asOf: '2026-11-24', maxRows: 100 });
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(QueryRefusedError);
      refused += 1;
    }
    expect(worked() - started).toBeLessThan(MOST_MS);
  }), { seed: SEED, numRuns: CASES });
  // Some bent ways around are harmless SELECTs; most are not.
  expect(refused).toBeGreaterThan(CASES / 2);
}, 120_000);
