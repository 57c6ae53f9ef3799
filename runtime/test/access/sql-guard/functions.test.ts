import { ALLOWED } from '../../../src/access/sql-guard/functions/allowed';
import { LEFT_OUT } from '../../../src/access/sql-guard/functions/left-out';
import { LEFT_OUT_FORMS } from '../../../src/access/sql-guard/functions/left-out-forms';
// The rooms of the dialect name one another: it is entered by its front door.
import '../../../src/data/dialect';
import { FUNCTIONS } from '../../../src/data/dialect/functions';
import { guarded } from './company';
import { BUILT_IN, FORMS, PLUGINS } from './trino-functions';

const DOCUMENTED = [...BUILT_IN, ...FORMS, ...PLUGINS];

test('every function that Trino documents is let through, or left out with a reason', () => {
  expect(BUILT_IN.length).toBeGreaterThan(280);
  expect(DOCUMENTED.filter(name => !ALLOWED.includes(name) && !Object.hasOwn(LEFT_OUT, name))).toEqual([]);
});

test('no function is both', () => {
  expect(ALLOWED.filter(name => Object.hasOwn(LEFT_OUT, name))).toEqual([]);
});

test('what is let through is Trino\'s', () => {
  expect(ALLOWED.filter(name => !DOCUMENTED.includes(name))).toEqual([]);
});

test('what is let through is what the laptop\'s engine computes as Trino does: neither more nor less', () => {
  expect([...FUNCTIONS.keys()].sort()).toEqual([...ALLOWED]);
});

test('who calls a function that is left out is told why', () => {
  expect(() => guarded('SELECT approx_percentile(on_hand, 0.5) FROM stock')).toThrow(expect.objectContaining({
    rule: 'allowed-functions', remedy: expect.stringContaining('approx_percentile is left out: each engine estimates it in its own way.'),
  }));
});

test.each(LEFT_OUT_FORMS)('$form is refused, as the reference says', ({ example }) => {
  expect(() => guarded(example)).toThrow(expect.objectContaining({ rule: 'understood-syntax' }));
});
