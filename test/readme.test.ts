import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { app } from '../examples/quickstart/app';

const ROOT = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const README = read('README.md');

/** The code blocks in a language, without their fences. */
const blocks = (language: string): string[] => [...README.matchAll(new RegExp('^```' + language + '\\n([^]*?)^```', 'gm'))].map(match => match[1] ?? '');

test('the TypeScript of the README is the quickstart example, and it synthesizes', () => {
  expect(blocks('ts')).toEqual([read('examples/quickstart/app.ts')]);
  const resources = app.synth().getStackByName('SupplyChainAgents').template.Resources;
  expect(Object.values<{ Type: string }>(resources).filter(resource => resource.Type === 'AWS::Lambda::Function')).toHaveLength(8);
});

test('the Python of the README is the Python example, which the package test synthesizes', () => {
  expect(blocks('python')).toEqual([read('examples/python/app.py')]);
});

test('the commands of the README exist', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = blocks('sh').flatMap(block => [...block.matchAll(/npm (start|test|run [\w:-]+)/g)]).map(([, name]) => name!.replace('run ', ''));
  expect(named).toEqual(['start', 'test']);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

test('the costs in the README are those of the reference', () => {
  const [, dev, staging, prod] = /pay ([\d.]+) USD a month .* dev, ([\d.]+) with those of staging and ([\d.]+) with those of prod/.exec(README.replaceAll(/\s+/g, ' ')) ?? [];
  const idle = [...read('docs/reference/costs.md').matchAll(/^\| (dev|staging|prod) \| ([\d.]+) \|/gm)].map(([, environment, usd]) => [environment, usd]);
  expect(idle).toEqual([['dev', dev], ['staging', staging], ['prod', prod]]);
});

test('the files that the README and its guides link to exist', () => {
  for (const page of ['README.md', 'docs/architecture.md', 'docs/deployment.md', 'docs/laptop.md', 'docs/agent-development.md', 'CONTRIBUTING.md']) {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => path.join(path.dirname(page), link!));
    expect(links.filter(link => !existsSync(path.join(ROOT, link)))).toEqual([]);
  }
});
