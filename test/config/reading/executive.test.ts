import { readFileSync } from 'fs';
import * as path from 'path';
import { TOOLS, VIEWS } from '../../../src/contract';
import { check } from './read';

const TEXT = readFileSync(path.resolve(__dirname, '../../../config/dev.yaml'), 'utf8');

test('the executive, who is an example, queries every view but customers and uses every tool but drafts', () => {
  const example = TEXT.slice(TEXT.indexOf('# permissions:')).replaceAll(/^# /gm, '');
  const agent = 'id: executive\npersona: executive\npurpose: Stock, service, suppliers and costs of the whole company.\n';
  const { problems, configuration } = check({ 'config/dev.yaml': TEXT + example, 'config/agents/executive.yaml': agent }, {}, 'config/dev.yaml');
  expect(problems).toEqual([]);
  expect([...configuration.permissions.views.executive!].sort()).toEqual(Object.keys(VIEWS).filter(view => view !== 'customers').sort());
  expect([...configuration.permissions.tools.executive!].sort()).toEqual(Object.keys(TOOLS).filter(tool => !/^draft_|^expedite$/.test(tool)).sort());
});
