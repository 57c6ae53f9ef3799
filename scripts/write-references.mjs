// Writes the reference pages that have one source, the contract: docs/reference/data.md from the view catalogue and the grants,
// docs/reference/definitions.md from the measures, docs/reference/run-time.md from the metrics, the parameters and the environment variables;
// docs/reference/sql.md from the lists of the guard.
// usage: node scripts/write-references.mjs
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { VIEWS, PERSONAS, TOOLS, DEFINITIONS, PARTITION_COLUMN, METRICS, METRIC_DETAILS, PARAMETERS, VARIABLES, dimensionSets } =
  await bundled('src/contract/index.ts');
const [{ ALLOWED }, { LEFT_OUT }, { LEFT_OUT_FORMS }] = await Promise.all(['allowed', 'left-out', 'left-out-forms'].map(
  name => bundled(`runtime/src/access/sql-guard/functions/${name}.ts`),
));

await writeFile(path.join(root, 'docs/reference/data.md'), [
  '# Data reference',
  '',
  '<!-- Written by scripts/write-references.mjs from src/contract: change it there. -->',
  '',
  'Tools, prompts, permissions and the SQL guard speak only of these views, schema `supply_chain`.',
  '',
  '## Who may query what',
  '',
  '| persona | views | tools |',
  '|---|---|---|',
  ...Object.values(PERSONAS).map(({ id, views, tools }) => `| \`${id}\` | ${views.join(', ')} | ${tools.join(', ')} |`),
  '',
  '## What tools read',
  '',
  'A tool reads the views that it names, also those that its user may not query, always within its user\'s warehouses.',
  '',
  '| tool | function | reads |',
  '|---|---|---|',
  ...Object.values(TOOLS).map(({ name, family, reads }) =>
    `| \`${name}\` | ${family} | ${reads === 'persona' ? 'what the persona may query' : Object.keys(reads).join(', ')} |`),
  '',
  '## Where files lie',
  '',
  'In AWS the platform reads Parquet files of its data bucket (output `DataBucket` of the stack): columns by name, in any order, of the types below.',
  'A file that is replaced or deleted stays readable as an earlier version for 30 days.',
  '',
  '- A view\'s files lie in `views/<view>/`, under any name.',
  `- The large dated views lie month by month, in \`views/<view>/${PARTITION_COLUMN}=2026-11/\`: files that lie elsewhere below such a view are not read.`,
  '  Nothing has to be registered: Athena works the months out, from `data.first_month` of the configuration to a year ahead. To load a month again,',
  '  replace its files.',
  `- \`${PARTITION_COLUMN}\` is a column of the files\' place only: no view has it, and no query can name it. A query over a dated view lists every month and reads`,
  '  from each file the row groups that its dates may lie in: write files sorted by date, of 10 MB and more.',
  '',
  '| view | month of |',
  '|---|---|',
  ...Object.values(VIEWS).filter(view => view.filedByMonthOf).map(view => `| ${view.name} | ${view.filedByMonthOf} |`),
  '',
  '## Views',
  ...Object.values(VIEWS).flatMap(view => [
    '',
    `### ${view.name}`,
    '',
    `${view.meaning}: ${view.grain}. Key: ${view.key.join(', ')}. ${scopeOf(view.rowScope)}`,
    '',
    '| column | type | unit | meaning | sensitivity |',
    '|---|---|---|---|---|',
    ...view.columns.map(({ name, type, unit, meaning, sensitivity }) => `| ${name} | ${type} | ${unit ?? ''} | ${meaning} | ${sensitivity} |`),
  ]),
  '',
].join('\n'));

await writeFile(path.join(root, 'docs/reference/definitions.md'), [
  '# Definitions reference',
  '',
  '<!-- Written by scripts/write-references.mjs from src/contract/definitions: change it there. -->',
  '',
  'What the words of the field mean here, once for tools, prompts and people. Ask for them by name; an answer by one is labelled *by definition* and shows',
  'its wording, its date and the number of its cases. Without a period all cases up to the as-of date count, unless a usual period stands below; periods are half',
  'open. Ratios are percent; where there are no cases there is no figure, neither 0 % nor 100 %. The scope of who asks bounds the cases.',
  '',
  'Each is one SELECT with a row a case, and an aggregate over its columns. `data.definitions` changes one that ships, or adds your own, without a',
  'deployment: a laptop reads the file again, and [`scap config publish`](../deployment.md#your-own-words) writes it into an account.',
  '`data.verified_questions` holds questions whose SQL has been approved:',
  '',
  '```yaml',
  'data:',
  '  definitions:',
  '    supplier_otif:',
  '      settings: { grace_days: "2" }',
  '    heavy_lines:',
  '      wording: Order lines of a hundred and more.',
  '      unit: lines',
  '      cases: SELECT l.warehouse_id, l.order_date FROM sales_order_lines AS l WHERE l.quantity_ordered >= 100',
  '      groups: [warehouse_id]',
  '      value: COUNT(*)',
  '      date: order_date',
  '  verified_questions:',
  '    late_by_warehouse:',
  '      question: How many order lines are late in each warehouse?',
  '      sql: |-',
  '        SELECT l.warehouse_id, COUNT(*) AS late_lines FROM sales_order_lines AS l',
  '        WHERE l.first_promised_date < current_date AND l.first_despatched_date IS NULL GROUP BY l.warehouse_id ORDER BY 2 DESC',
  '```',
  '',
  'What the guard refuses is dropped when it is read, with a warning that names it; `publish` refuses it. People say *good* or *bad* below an answer; `scap feedback` lists what',
  'they said to personas that `permissions.curate` names, and `scap verify-question` makes an answered question a verified one;',
  'in an account `GET /v1/feedback` lists it, and `POST /v1/feedback/{turnId}/approve` approves.',
  '',
  '| definition | unit | better | what it says |',
  '|---|---|---|---|',
  ...Object.values(DEFINITIONS).map(each => `| [\`${each.id}\`](#${each.id}) | ${each.unit} | ${each.direction} | ${wordingOf(each)} |`),
  ...Object.values(DEFINITIONS).flatMap(definitionLines),
  '',
].join('\n'));

await writeFile(path.join(root, 'docs/reference/run-time.md'), [
  '# Run-time reference',
  '',
  '<!-- Written by scripts/write-references.mjs from src/contract: change it there. -->',
  '',
  '## What can be changed without a deployment',
  '',
  'Three parameters of Parameter Store. Functions read them once a minute; what was read last serves while Parameter Store does not answer',
  '([0008](../adr/0008-a-switch-that-cannot-be-read.md)). A deployment leaves what was changed as it is; the definitions it writes where those of the',
  'configuration have changed. Those and the verified questions of the *access* table, which functions read every ten seconds, are published from the',
  'configuration by [`scap config publish`](../deployment.md#your-own-words).',
  '',
  '| parameter | what it does | until it is changed |',
  '|---|---|---|',
  ...Object.values(PARAMETERS).map(({ purpose, meaning, initial }) => `| \`/{prefix}/{environment}/${purpose}\` | ${meaning} | \`${initial}\` |`),
  '',
  'To stop everything, then to let it go on:',
  '',
  '```sh',
  'aws ssm put-parameter --overwrite --name /scap/dev/pause --value \'{"all": true, "agents": [], "tools": []}\'',
  'aws ssm put-parameter --overwrite --name /scap/dev/pause --value \'{"all": false, "agents": [], "tools": []}\'',
  '```',
  '',
  'Whoever asks meanwhile is answered 503 with `Retry-After`; a turn that runs ends at its next step as `refused`; conversations can still be read. A paused',
  'agent is not routed to. A paused tool is not offered, and a call of it is refused. A model chain may name only models that the configuration names:',
  'the role may call no other. Where the first cannot answer, the next does.',
  '',
  '## Metrics',
  '',
  'In the namespace `{prefix}/{environment}`, by `observability.detail`. A series costs 0.30 USD a month. *planned*: no code emits it yet. What is no metric at a',
  'detail is a field of the log records `turn` and `tool`.',
  '',
  `| metric | unit | what it counts | ${METRIC_DETAILS.join(' | ')} |`,
  `|---|---|---|${METRIC_DETAILS.map(() => '---').join('|')}|`,
  ...Object.values(METRICS).map(metric => `| \`${metric.name}\`${metric.planned ? ' *planned*' : ''} | ${metric.unit} | ${metric.meaning} | `
    + `${METRIC_DETAILS.map(detail => splitsOf(metric, detail)).join(' | ')} |`),
  '',
  '## Environment variables of the functions',
  '',
  'The construct library sets them, and a function checks them when it starts. None holds a secret.',
  '',
  '| variable | kind | what it holds |',
  '|---|---|---|',
  ...Object.values(VARIABLES).map(({ name, kind, meaning, optional }) => `| \`${name}\` | ${kind}${optional ? ', optional' : ''} | ${meaning} |`),
  '',
].join('\n'));

const reasons = [...new Set(Object.values(LEFT_OUT))];
await writeFile(path.join(root, 'docs/reference/sql.md'), [
  '# SQL reference',
  '',
  '<!-- Written by scripts/write-references.mjs from the lists of runtime/src/access/sql-guard/functions: change it there. -->',
  '',
  'Queries of models, of people (`scap sql`), of definitions and verified questions are one SELECT of Trino\'s dialect over the [views](data.md).',
  'The guard lets through what it understands and what the laptop\'s engine computes as Trino does; a real Trino is compared with it.',
  'Everything else is refused, with what to write instead.',
  '',
  '## Functions',
  '',
  ALLOWED.map(name => `\`${name}\``).join(', '),
  '',
  'Besides them `extract`, `cast` and `try_cast`.',
  '',
  '## Functions that are left out',
  '',
  '| function | why |',
  '|---|---|',
  ...reasons.map(reason => {
    const names = Object.keys(LEFT_OUT).filter(name => LEFT_OUT[name] === reason);
    return `| ${names.map(name => `\`${name}\``).join(', ')} | ${reason} |`;
  }),
  '',
  '## Forms that are left out',
  '',
  '| form | why | instead |',
  '|---|---|---|',
  ...LEFT_OUT_FORMS.map(({ form, reason, instead = '' }) => `| ${form.replaceAll('|', '\\|')} | ${reason} | ${instead.replaceAll('|', '\\|')} |`),
  '',
].join('\n'));

/** In words: `in total, by Agent`. */
function splitsOf(metric, detail) {
  return dimensionSets(metric, detail).map(([dimension]) => (dimension === undefined ? 'in total' : `by ${dimension}`)).join(', ');
}

/** The wording with the usual settings. */
function wordingOf({ wording, settings = {} }) {
  return Object.entries(settings).reduce((filled, [name, { value }]) => filled.replaceAll(`{${name}}`, value), wording);
}

function definitionLines(definition) {
  const { id, title, names, noun, groups, dateIs, usualDays, variants = {}, settings = {}, figures = [], fallback, cases, value } = definition;
  return [
    '',
    `### ${id}`,
    '',
    `**${title}.** ${wordingOf(definition)} Also asked for as ${names.join(', ')}.`,
    '',
    `- Cases: ${noun}; counted by ${dateIs === undefined ? 'the state on the as-of date' : `the ${dateIs}`}${usualDays === undefined ? '' : `, usually of the last ${usualDays} days`}.`,
    `- Broken down and bounded by ${groups.map(group => `\`${group}\``).join(', ')}, and through these by the texts of the view whose key they are.`,
    ...Object.entries(variants).map(([name, variant]) => `- Variant \`${name}\`: ${variant.wording}`),
    ...Object.entries(settings).map(([name, setting]) => `- Setting \`${name}\`, usually ${setting.value}: ${setting.meaning}`),
    ...figures.map(figure => `- With it: ${figure.title}${figure.unit === undefined ? '' : `, ${figure.unit}`}.`),
    ...(fallback === undefined ? [] : [`- ${fallback.says}`]),
    '',
    '```sql',
    `-- ${id} = ${value}`,
    ...cases.trim().split('\n'),
    '```',
  ];
}

function scopeOf(scope) {
  switch (scope.kind) {
    case 'warehouse': return `Rows are bounded by \`${scope.column}\`.`;
    case 'through': return `Rows are bounded by those of ${scope.view} with the same \`${scope.column}\`.`;
    case 'company': return 'Rows belong to the whole company.';
    default: throw new Error(`unknown scope ${JSON.stringify(scope)}`);
  }
}

/** A file with what it imports, bundled to a module that Node can import. */
async function bundled(file) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-references-'));
  try {
    const outfile = path.join(directory, 'bundled.mjs');
    await build({ entryPoints: [path.join(root, file)], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
