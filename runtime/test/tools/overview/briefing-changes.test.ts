import fc from 'fast-check';
import type { ToolDefinition } from '../../../src/tools';
import { TOOL_DEFINITIONS } from '../../../src/tools';
import { changesSince, keptOf, MOST_KEPT_OF_A_TOOL } from '../../../src/tools/overview/briefing-changes';
import type { LookedThrough } from '../../../src/tools/overview/briefing-run';

const STOCKOUTS = 'identify_stockout_risks';

function tool(name: string): ToolDefinition {
  return TOOL_DEFINITIONS.find(({ contract }) => contract.name === name)!;
}

function looked(amounts: Readonly<Record<string, number | null>>, name = STOCKOUTS): LookedThrough {
  return {
    source: { definition: tool(name), noun: `findings of ${name}`, one: `finding of ${name}`, findingsIn: () => [] },
    findings: Object.entries(amounts).map(([code, atStake]) => ({ code, warehouse: 'WH01', about: code, says: 'is out', atStake })),
    evidence: [],
  };
}

/** How each finding of today stands to those of the day before. */
function compared(before: Readonly<Record<string, number | null>>, now: Readonly<Record<string, number | null>>) {
  const today = looked(now);
  const changes = changesSince({ day: '2026-11-23', figures: { [STOCKOUTS]: before } }, [today]);
  return { of: Object.fromEntries(today.findings.map(finding => [finding.code, changes.of(STOCKOUTS, finding)])), gone: changes.gone.map(({ code }) => code) };
}

test('new, gone, worse and better: by more than a tenth of what was at stake', () => {
  expect(compared({ A: 100, B: 100, C: 100, D: 100, E: null }, { B: 111, C: 89, D: 109, E: null, F: 5 })).toEqual({
    of: { B: 'worse', C: 'better', D: 'as before', E: 'as before', F: 'new' }, gone: ['A'],
  });
});

test('a tool that was not among those of the day before is not compared, and of one that is not among those of today nothing is said', () => {
  const figures = { [STOCKOUTS]: { A: 1 }, identify_delayed_orders: { SO1: 700 } };
  const changes = changesSince({ day: '2026-11-23', figures }, [looked({ A: 1 }), looked({ WH04: null }, 'calculate_warehouse_capacity')]);

  expect(changes.notCompared).toEqual(['findings of calculate_warehouse_capacity']);
  expect(changes.gone).toEqual([]);
});

test('where no more was kept, what has less at stake than all of it may have been there: that is not called new', () => {
  const before = Object.fromEntries(Array.from({ length: MOST_KEPT_OF_A_TOOL }, (_, at) => [`P${at}`, 1_000 + at]));
  expect(compared(before, { ...before, small: 10, large: 5_000 }).of).toMatchObject({ small: 'unknown', large: 'new', P0: 'as before' });
});

test('compared with what is kept of itself a briefing has no change, and what is kept is bounded', () => {
  fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.option(fc.integer({ min: 0, max: 1e6 })), { maxKeys: 400 }), amounts => {
    const today = looked(amounts);
    const figures = keptOf([today]);
    const changes = changesSince({ day: '2026-11-23', figures }, [today]);

    expect(Object.keys(figures[STOCKOUTS] ?? {}).length).toBeLessThanOrEqual(MOST_KEPT_OF_A_TOOL);
    expect(changes.gone).toEqual([]);
    for (const finding of today.findings) expect(['as before', 'unknown']).toContain(changes.of(STOCKOUTS, finding));
  }), { numRuns: 30 });
});
