import path from 'node:path';

import type { AnsweringModel, OwnCompany, Platform } from '../local';
import { counted } from '../tools';

import { repeated, type CalledAs } from './called-as';
import { plainLine } from './plain-text';

/** A question to begin with, and whose it is. */
export interface Suggestion {
  readonly personaTitle: string;
  readonly question: string;
}

export interface StartScreenFacts {
  readonly version: string;
  readonly model: AnsweringModel;
  readonly company: Platform['company'];
  readonly dataDir: string;
  readonly address: string;
  readonly called: CalledAs;
  /** The port that was wanted and is taken by another program. */
  readonly portTaken?: number;
  readonly suggestions: readonly Suggestion[];
}

type SampleFacts = Exclude<Platform['company'], OwnCompany>;

/** What `scap start` prints when the platform answers: at most nine lines, so that with npm's own four it stays a screen. */
export function startScreen({ version, model, company, dataDir, address, called, portTaken, suggestions }: StartScreenFacts): string {
  const facts = [
    'file' in company ? ownCompany(company, called.scap) : sampleCompany(company, dataDir),
    ['answers by', `${model.name} (${model.nature})`, `a model: ${called.start} --model bedrock | ollama`],
    ['page', address, portTaken === undefined ? 'Ctrl-C stops' : `port ${portTaken} is taken by another program; Ctrl-C stops`],
  ] as const;
  const again = repeated({ dataDir });
  const [first, second] = [widest(facts.map(fact => fact[0])), widest(facts.map(fact => fact[1]))];
  const title = widest(suggestions.map(each => each.personaTitle));
  return [
    `supply-chain-agent-platform ${version}   laptop mode: ${model.reach}`,
    ...facts.map(([name, value, note]) => `  ${name.padEnd(first)}  ${value.padEnd(second)}   ${note}`),
    ...suggestions.map((each, index) => `${index === 0 ? 'Try' : '   '}  ${each.personaTitle.padEnd(title)}  ${plainLine(each.question)}`),
    `Then ${called.scap} ask "…"${again}   ·   a token for curl: ${called.scap} token --persona warehouse_manager${again}   ·   ${called.scap} --help`,
  ].map(line => `${line}\n`).join('');
}

type Fact = readonly [name: string, value: string, note: string];

function sampleCompany(company: SampleFacts, dataDir: string): Fact {
  const built = company.created || company.movedOn ? `${company.created ? 'built' : 'moved on'} in ${(company.milliseconds / 1000).toFixed(1)} s, ` : '';
  const text = `${counted(company.warehouses, 'warehouse')}, ${counted(company.products, 'product')}, ${years(company)} up to ${dayText(company.to)}`;
  return ['sample company', text, `${built}kept in ${shortened(dataDir)}`];
}

function ownCompany({ views, rows, asOf, file }: OwnCompany, scap: string): Fact {
  return ['own tables', `${counted(views, 'view')}, ${counted(rows, 'row')}, as of ${asOf === 'today' ? asOf : dayText(asOf)}`, `mapped in ${file}: ${scap} data check`];
}

function years({ from, to }: SampleFacts): string {
  const span = Math.round((Date.parse(to) - Date.parse(from)) / (365.25 * 86_400_000));
  return span === 1 ? '1 year' : `${span} years`;
}

/** `23 Nov 2026` */
function dayText(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(iso));
}

function shortened(folder: string): string {
  return folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => text.length));
}
