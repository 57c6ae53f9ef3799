import { ProgressLine } from '../../src/cli/progress-line';

const TERMINAL = { input: true, output: true, errors: true };

function shown(host: Partial<ConstructorParameters<typeof ProgressLine>[0]>, show: (progress: ProgressLine) => void): string {
  let written = '';
  show(new ProgressLine({ environment: {}, interactive: TERMINAL, errorColumns: 20, ...host, err: text => { written += text; } }));
  return written;
}

test('on a terminal it is one line, which fits, for only one line is cleared', () => {
  expect(shown({}, progress => {
    progress.show('Reading stock and open orders', 0.07);
    progress.show('Short');
    progress.clear();
  })).toBe('\r\x1b[2KReading stock … 7 %\r\x1b[2KShort\r\x1b[2K');
  expect(shown({ errorColumns: undefined }, progress => progress.show('Reading stock and open orders'))).toBe('\r\x1b[2KReading stock and open orders');
});

test('elsewhere it is a whole line for each step', () => {
  const steps = (progress: ProgressLine) => {
    progress.show('Reading stock and open orders', 0.1);
    progress.show('Reading stock and open orders', 0.2);
  };
  expect(shown({ interactive: { ...TERMINAL, errors: false } }, steps)).toBe('Reading stock and open orders\n');
  expect(shown({ environment: { ACCESSIBLE: '1' } }, steps)).toBe('Reading stock and open orders\n');
});
