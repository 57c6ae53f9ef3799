import { QueryRefusedError } from '../../../src/access';
import type { Rules } from '../../../src/access/sql-guard/rule';
import { RuledGuard } from '../../../src/access/sql-guard/ruled-guard';
import { RULES } from '../../../src/access/sql-guard/rules';
import { BYPASSES } from './bypass-list';
import { COMPANY, permit } from './company';

const PATIENCE = { milliseconds: 60_000, now: () => performance.now() };
/** Nothing is learned beforehand: a guard is asked few queries, with all the time that they need. */
const NO_EXAMPLES: readonly string[] = [];
const IDS = [...RULES.text, ...RULES.words, ...RULES.syntax, ...RULES.names].map(({ id }) => id);

/** The rule that refuses a query for a reader of WH01; none where it passes. With all rules, the list of bypasses is tested beside. */
function refusedBy(sql: string, guard: RuledGuard): string | undefined {
  try {
    guard.guard(sql, permit(['WH01']), { asOf: '2026-11-24', maxRows: 100 });
    return undefined;
  } catch (thrown) {
    // A guard without one of its rules may also stumble over what it would have refused.
    return thrown instanceof QueryRefusedError ? thrown.rule : 'failed';
  }
}

function without(id: string): Rules {
  const kept = <T extends { readonly id: string }>(rules: readonly T[]): readonly T[] => rules.filter(rule => rule.id !== id);
  return { text: kept(RULES.text), words: kept(RULES.words), syntax: kept(RULES.syntax), names: kept(RULES.names) };
}

test('every rule has an id of its own', () => {
  expect(new Set(IDS).size).toBe(IDS.length);
  expect(IDS).toHaveLength(23);
});

describe('the list of bypasses notices the loss of a rule', () => {
  test.each(IDS)('%s', id => {
    const guard = new RuledGuard(COMPANY, PATIENCE, without(id), NO_EXAMPLES);
    expect(BYPASSES.some(([sql, rule]) => rule === id && refusedBy(sql, guard) !== id)).toBe(true);
  }, 60_000);
});

test('without the rules for names, the proof still holds what reads base tables', () => {
  const guard = new RuledGuard(COMPANY, PATIENCE, without('known-views'), NO_EXAMPLES);
  expect(refusedBy('SELECT * FROM supply_chain.customers', guard)).toBe('proof');
  expect(refusedBy('SELECT * FROM customers', guard)).toBe('proof');
  expect(refusedBy('SELECT * FROM information_schema.tables', guard)).toBe('proof');
});
