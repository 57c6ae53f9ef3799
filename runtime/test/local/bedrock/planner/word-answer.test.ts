import { amountInWords, labelOf } from '../../../../src/local/bedrock/planner/format';
import { wordToolResult } from '../../../../src/local/bedrock/planner/word-answer';

test('a result is said with what warns of it, as long as that are few remarks; the others are pointed at', () => {
  const warnings = ['one is old', 'two are missing', 'three are late', 'four are doubtful'];
  expect(wordToolResult({ summary: '6 items change.', warnings }, [])).toBe('6 items change. One is old. Two are missing. Three are late. Four are doubtful.');
  expect(wordToolResult({ summary: '6 items change.', warnings: [...warnings, 'five are dear'] }, []))
    .toBe('6 items change. One is old. Two are missing. Three are late. Four are doubtful. The evidence has further remarks.');
});

test.each([
  [55.15, 'company currency', '55.15 company currency'], [1234.5, 'EUR', '1,234.50 EUR'], [42, 'EUR', '42 EUR'], [0.0234, 'USD', '0.023 USD'], [8.666, 'kg', '8.7 kg'],
])('%p %s is said as %s: money has cents', (value, unit, words) => {
  expect(amountInWords(value, unit)).toBe(words);
});

test.each([['weight_kg', 'kg', 'weight'], ['lead_time_days', 'days', 'lead time'], ['quantity_ordered', 'base units', 'quantity ordered'], ['days', 'days', 'days']])(
  '%s in %s is called %s: its unit stands beside it', (name, unit, label) => {
    expect(labelOf(name, unit)).toBe(label);
  });
