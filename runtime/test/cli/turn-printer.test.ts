import { TurnPrinter } from '../../src/cli/turn-printer';

import { commandHost } from './command-host';

test('text that comes in pieces is broken between words, and ends where a step begins', () => {
  const host = commandHost({ columns: 16, interactive: { input: true, output: true, errors: false } });
  const printer = new TurnPrinter(host, true);
  for (const delta of ['Ten products wi', 'll run out be', 'fore 12 Dec']) printer.take({ type: 'text', delta });
  printer.take({ type: 'tool_started', id: 'x', name: 'n', title: 'Looking again', input: {} });
  printer.take({ type: 'text', delta: 'Five more may.' });
  printer.end();
  expect(host.written).toEqual({ out: 'Ten products\nwill run out\nbefore 12 Dec\nFive more may.\n', err: 'Looking again\n' });
});
