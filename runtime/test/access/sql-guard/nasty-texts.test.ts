import { QueryRefusedError, SqlGuard } from '../../../src/access';
import { COMPANY, permit } from './company';
import { NASTY } from './nasty-texts';

/** At the bounds and beyond them; `bench/guard.mjs` tries more. */
const SIZES = [3, 24, 100, 400];
const WAREHOUSES = Array.from({ length: 200 }, (_, n) => `WH${n}`);

const guard = new SqlGuard(COMPANY);
const warming = guard.warm();

/** What a machine as busy as this one may take: it parses what warms the guard in as long as a quiet one parses for a second. */
const PATIENCE = Math.max(1_000, warming) * 2;

test.each(Object.entries(NASTY))('%s: decided in time at every size', (_name, text) => {
  for (const size of SIZES) {
    const sql = text(size);
    const started = performance.now();
    try {
      guard.guard(sql, permit(WAREHOUSES), { asOf: '2026-11-24', maxRows: 500 });
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(QueryRefusedError);
    }
    expect(performance.now() - started).toBeLessThan(PATIENCE);
  }
}, 60_000);
