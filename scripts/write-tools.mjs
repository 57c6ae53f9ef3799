// Writes docs/reference/tools.md: each tool as its definition describes it, with an example that is run over the sample company.
// usage: node scripts/write-tools.mjs
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const AS_OF = '2026-11-24';
const SEED = 20;
const ROWS = 3;
/** Columns of an example's table: more would not fit a page. */
const COLUMNS = 9;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// Within the repository, so that packages that are not bundled are found.
const directory = await mkdtemp(path.join(root, 'runtime/dist/tools-'));

try {
  const runtime = await bundled();
  const company = path.join(directory, 'company');
  await runtime.createSampleCompany({ directory: company, seed: SEED, asOf: AS_OF });
  const engine = await runtime.DuckDbEngine.open(company);
  const services = { engine, guard: new runtime.SqlGuard(runtime.VIEWS), access: new runtime.AccessController() };
  const examples = JSON.parse(await readFile(path.join(root, 'scripts/tools/example-inputs.json'), 'utf8'));
  const unknown = Object.keys(examples).filter(name => !runtime.TOOL_DEFINITIONS.some(({ contract }) => contract.name === name));
  if (unknown.length > 0) throw new Error(`scripts/tools/example-inputs.json has examples of tools that do not exist: ${unknown.join(', ')}.`);
  const pages = [];
  for (const definition of runtime.TOOL_DEFINITIONS) pages.push(...await page(definition, examples[definition.contract.name], services, runtime));
  engine.close();
  await writeFile(path.join(root, 'docs/reference/tools.md'), [...head(runtime.TOOL_DEFINITIONS, runtime.PERSONAS), ...pages, ''].join('\n'));
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function bundled() {
  const outfile = path.join(directory, 'tools.mjs');
  await build({
    stdin: {
      contents: `export { PERSONAS, VIEWS } from './src/contract';
        export { AccessController, SqlGuard } from './runtime/src/access';
        export { DuckDbEngine } from './runtime/src/data/duckdb-engine';
        export { createSampleCompany } from './runtime/src/local/sample-company';
        export { runTool } from './runtime/src/tools';
        export { TOOL_DEFINITIONS } from './runtime/src/tools/registry';`,
      resolveDir: root, loader: 'ts',
    },
    bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], outfile, logLevel: 'warning', external: ['@duckdb/*', 'highs'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}

function head(definitions, personas) {
  return [
    '# Tools reference',
    '',
    '<!-- Written by scripts/write-tools.mjs from the definitions of the tools: change it there. -->',
    '',
    'What agents work with. A tool reads the views that it names within the rows of who asks, calculates, and gives a result with its evidence: queries, method,',
    'assumptions, and how many items were asked for, worked with and left out. The examples are real: they are run over the sample company as of',
    `${AS_OF} when this page is written.`,
    '',
    '| tool | what it does | for |',
    '|---|---|---|',
    ...definitions.map(({ contract, description }) =>
      `| [\`${contract.name}\`](#${contract.name}) | ${parts(description).purpose} | ${grantedTo(contract.name, personas).join(', ')} |`),
  ];
}

async function page({ contract, description, input, label, timeoutSeconds, ...definition }, example, services, runtime) {
  if (!example) throw new Error(`scripts/tools/example-inputs.json has no example of ${contract.name}: add its persona and an input that finds something.`);
  const identity = { subject: 'reference', name: 'Reference', persona: example.persona, warehouses: example.warehouses ?? 'all' };
  const run = { input: example.input, identity, asOf: AS_OF, signal: new AbortController().signal, progress: () => undefined };
  const output = await runtime.runTool({ contract, description, input, label, timeoutSeconds, ...definition }, run, services);
  const { purpose, useFor, notFor } = parts(description);
  const [evidence] = output.evidence;
  return [
    '',
    `## ${contract.name}`,
    '',
    purpose,
    '',
    ...useFor ? [`- **Use for** ${useFor}`] : [],
    ...notFor ? [`- **Not for** ${notFor}`] : [],
    `- **Function** \`tools-${contract.family}\`, stopped after ${timeoutSeconds} s; results are labelled ${label === 'verified' ? '*verified*' : label === null ? 'with nothing: they state no figure' : 'by what was asked'}.`,
    ...reading(contract),
    '',
    '| input | type | what it is |',
    '|---|---|---|',
    ...Object.entries(input.properties).map(([name, property]) =>
      `| \`${name}\`${input.required?.includes(name) ? ' (required)' : ''} | ${typeOf(property)} | ${cell(property.description ?? '')} |`),
    ...evidence ? ['', ...method(evidence)] : [],
    '',
    `Example, a ${example.persona.replace('_', ' ')}${example.warehouses ? ` of ${example.warehouses.join(' and ')}` : ''}: \`${JSON.stringify(example.input)}\``,
    '',
    `> ${output.summary}`,
    ...output.blocks.flatMap(table),
  ];
}

function reading({ reads, optional = {} }) {
  if (reads === 'persona') return ['- **Reads** what the persona may query.'];
  const whole = Object.keys(optional).filter(view => optional[view].length === reads[view]?.length);
  return [
    `- **Reads** ${Object.keys(reads).join(', ')}.`,
    ...whole.length > 0 ? [`- **Works with less** without ${whole.join(', ')}: \`scap data check\` says what is lost.`] : [],
  ];
}

function method({ method: { name, formula, source }, assumptions }) {
  return [
    `**Method**: ${name}.${formula ? ` ${formula}.` : ''}${source ? ` *${source}.*` : ''}`,
    ...assumptions.length > 0 ? ['', ...assumptions.map(each => `- ${each}`)] : [],
  ];
}

function table({ title, kind, columns, rows, total, order }) {
  const shown = columns.slice(0, COLUMNS);
  const left = columns.slice(COLUMNS).map(({ label, unit }) => (unit ? `${label} (${unit})` : label));
  return [
    '',
    `*${title}* (${kind}, ${Math.min(ROWS, rows.length)} of ${total}${order ? `, ${order}` : ''})`,
    '',
    `| ${shown.map(({ label, unit }) => (unit ? `${label}, ${unit}` : label)).join(' | ')} |`,
    `|${shown.map(() => '---').join('|')}|`,
    ...rows.slice(0, ROWS).map(row => `| ${row.slice(0, COLUMNS).map(value => cell(value === null ? '' : String(value))).join(' | ')} |`),
    ...left.length > 0 ? ['', `Further columns: ${left.join(', ')}.`] : [],
  ];
}

function parts(description) {
  const [purpose = '', rest = ''] = description.split(/\s*Use for:\s*/);
  const [useFor = '', notFor = ''] = rest.split(/\s*Not for:\s*/);
  return { purpose: purpose.trim(), useFor: useFor.trim(), notFor: notFor.trim() };
}

function grantedTo(name, personas) {
  const granted = Object.values(personas).filter(({ tools }) => tools.includes(name));
  return granted.length === Object.keys(personas).length ? ['all'] : granted.map(({ title }) => title);
}

function typeOf({ type, enum: choices, items, minimum, maximum, default: usual }) {
  const kind = choices ? choices.map(each => `\`${each}\``).join(', ') : type === 'array' ? `list of ${items?.type ?? 'values'}` : type;
  const bounds = minimum !== undefined && maximum !== undefined ? `, ${minimum} to ${maximum}` : '';
  return `${kind}${bounds}${usual === undefined ? '' : `, \`${usual}\` by default`}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
