import { wordToolResult } from '../../../../src/local/bedrock/planner/word-answer';

test('a result is said with what warns of it, as long as that are few remarks; the others are pointed at', () => {
  const warnings = ['one is old', 'two are missing', 'three are late', 'four are doubtful'];
  expect(wordToolResult({ summary: '6 items change.', warnings }, [])).toBe('6 items change. One is old. Two are missing. Three are late. Four are doubtful.');
  expect(wordToolResult({ summary: '6 items change.', warnings: [...warnings, 'five are dear'] }, []))
    .toBe('6 items change. One is old. Two are missing. Three are late. Four are doubtful. The evidence has further remarks.');
});
