// Measures the SQL guard: loading, warming, the time per query (both parses, rules, names, proof) by its size, the worst of the texts made to be
// slow, and its share of the bundle of a tool function.
// usage: node bench/guard.mjs [--json] [--smoke]
//   --json   one line of JSON instead of text
//   --smoke  a few rounds, and only the largest of the slow texts
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: flags } = parseArgs({ options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false } } });
const ROUNDS = flags.smoke ? 3 : 30;
/** Lengths of queries, in characters, that are told apart. */
const LENGTHS = [200, 500, 1_000, 2_000, Infinity];
const AS_OF = '2026-11-24';
const OPTIONS = { asOf: AS_OF, maxRows: 500 };
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-'));

try {
  const [guardFile, guardSize] = await bundled('guard', "export { SqlGuard } from './runtime/src/access';", true);
  const [queriesFile] = await bundled('queries', querySources(), false);
  const [load, { SqlGuard }] = await timed(() => import(pathToFileURL(guardFile).href));
  const made = await import(pathToFileURL(queriesFile).href);
  const guard = new SqlGuard(made.VIEWS);
  const [warm] = await timed(() => guard.warm());
  const permit = permitOf(made.VIEWS, ['WH01', 'WH02']);
  const queries = [...written(), ...existing(made, permit)];
  const [first, later] = await measured(guard, queries, permit);
  const report = {
    loadMs: load, warmMs: warm, queries: queries.length, firstMs: summary(first.map(each => each.ms)), laterMs: summary(later.map(each => each.ms)),
    byLength: LENGTHS.map((most, index) => ({ upTo: most, ...summary(later.filter(each => each.length <= most && each.length > (LENGTHS[index - 1] ?? 0)).map(each => each.ms)) })),
    worst: await worst(guard, made, permit),
    bundle: { guardBytes: guardSize, ...await shareOf(guardSize) },
  };
  console.log(flags.json ? JSON.stringify(report) : inWords(report));
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function bundled(name, contents, minify) {
  const outfile = path.join(directory, `${name}.mjs`);
  const { metafile } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true, minify, platform: 'node', format: 'esm', mainFields: ['module', 'main'], outfile, logLevel: 'warning', metafile: true,
    external: ['@duckdb/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return [outfile, Object.values(metafile.outputs)[0].bytes];
}

/** Where the queries come from that exist: definitions and verified questions of the catalogue, and the texts that are made to be slow. */
function querySources() {
  return `export { DEFINITIONS, VIEWS } from './src/contract';
    export { groupsOf, measureSql, resolvedMeasure, SHIPPED_MEANINGS } from './runtime/src/definitions';
    export { NASTY, SIZES } from './runtime/test/access/sql-guard/nasty-texts';`;
}

function existing({ DEFINITIONS, VIEWS, SHIPPED_MEANINGS, groupsOf, measureSql, resolvedMeasure }, permit) {
  const measures = Object.values(DEFINITIONS).flatMap(definition => {
    const measure = resolvedMeasure(definition, {}, VIEWS, permit);
    const [group] = groupsOf(measure, VIEWS, permit);
    return [[], ...(group ? [[group.name]] : [])].map(groupBy => measureSql(measure, { groupBy }, AS_OF, VIEWS, permit).sql);
  });
  return [...measures, ...SHIPPED_MEANINGS.verifiedQuestions.map(({ sql }) => sql)];
}

/** The first time that each query is guarded, and all times after. */
async function measured(guard, queries, permit) {
  const first = [];
  const later = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const sql of queries) {
      const [ms] = await timed(() => guard.guard(sql, permit, OPTIONS));
      (round === 0 ? first : later).push({ ms, length: sql.length });
    }
  }
  return [first, later];
}

/** The slowest of the texts that are made to be slow, refused or not, for a reader of 200 warehouses. */
async function worst(guard, { NASTY, SIZES, VIEWS }, permit) {
  const reader = { ...permit, warehouses: Array.from({ length: 200 }, (_, number) => `WH${number}`) };
  const sizes = flags.smoke ? SIZES.filter(size => size === 3 || size === 400) : SIZES;
  const tries = [];
  for (const [name, text] of Object.entries(NASTY)) {
    for (const size of sizes) {
      const sql = inViewsOf(VIEWS, text(size));
      const [ms, result] = await timed(() => decision(guard, sql, reader));
      tries.push({ name, size, ms, result });
    }
  }
  return tries.toSorted((a, b) => b.ms - a.ms)[0];
}

/** The slow texts name views of a small company: here those of the catalogue that are like them. */
function inViewsOf(views, text) {
  const renamed = text.replaceAll(/\bstock\b/g, 'inventory_position').replaceAll(/\border_lines\b/g, 'purchase_order_lines');
  return views.inventory_position ? renamed : text;
}

function decision(guard, sql, permit) {
  try {
    guard.guard(sql, permit, OPTIONS);
    return 'passes';
  } catch (thrown) {
    if (thrown?.code !== 'QUERY_REFUSED') throw thrown;
    return thrown.rule;
  }
}

async function shareOf(bytes) {
  const tool = await stat(path.join(root, 'assets', 'tools-sql', 'tools-sql.mjs')).catch(() => undefined);
  return tool ? { toolBytes: tool.size, share: bytes / tool.size } : {};
}

function permitOf(views, warehouses) {
  return { views: new Map(Object.values(views).map(view => [view.name, view.columns.map(column => column.name)])), warehouses };
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = share => sorted.length === 0 ? null : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2));
  return { n: sorted.length, median: at(0.5), p99: at(0.99), largest: at(1) };
}

function inWords({ loadMs, warmMs, queries, firstMs, laterMs, byLength, worst: slowest, bundle }) {
  const line = ({ n, median, p99, largest }) => n === 0 ? 'none' : `median ${median} ms, p99 ${p99} ms, largest ${largest} ms (n = ${n})`;
  return [
    `load ${loadMs.toFixed(0)} ms, warm ${warmMs.toFixed(0)} ms, ${queries} queries`,
    `each for the first time: ${line(firstMs)}`,
    `again: ${line(laterMs)}`,
    ...byLength.map(({ upTo, ...times }) => `  ${Number.isFinite(upTo) ? `up to ${upTo} characters` : 'longer'}: ${line(times)}`),
    `slowest text made to be slow: ${slowest.ms.toFixed(0)} ms (${slowest.name}, ${slowest.size}: ${slowest.result})`,
    `bundle: the guard with its parser ${(bundle.guardBytes / 1_000).toFixed(0)} KB${bundle.share === undefined ? '; no bundle of a tool function is built'
      : `, ${(bundle.share * 100).toFixed(0)} % of a tool function's ${(bundle.toolBytes / 1_000).toFixed(0)} KB`}`,
  ].join('\n');
}

function written() {
  return [
    'SELECT product_id, on_hand FROM inventory_position ORDER BY on_hand DESC LIMIT 10',
    "SELECT p.product_group, sum(i.on_hand * p.unit_cost) AS stock_value FROM inventory_position i JOIN products p ON p.product_id = i.product_id WHERE i.warehouse_id = 'WH01' GROUP BY 1 ORDER BY stock_value DESC",
    "SELECT warehouse_id, date_trunc('week', demand_date) AS week, sum(quantity_demanded) AS demand FROM demand_daily WHERE demand_date >= current_date - INTERVAL '90' DAY GROUP BY 1, 2 ORDER BY 1, 2",
    "WITH late AS (SELECT order_id, warehouse_id, date_diff('day', first_promised_date, current_date) AS days FROM sales_order_lines WHERE first_promised_date < current_date AND quantity_delivered + quantity_cancelled < quantity_ordered), worst AS (SELECT warehouse_id, max(days) AS days FROM late GROUP BY warehouse_id) SELECT l.order_id, l.days, rank() OVER (PARTITION BY l.warehouse_id ORDER BY l.days DESC) AS place FROM late l JOIN worst w ON w.warehouse_id = l.warehouse_id WHERE l.days > w.days / 2 ORDER BY l.days DESC LIMIT 50",
    'SELECT s.supplier_id, s.supplier_name, count(*) AS receipts, CAST(sum(r.quantity_rejected) AS double) / nullif(sum(r.quantity_received), 0) AS rejected FROM suppliers s JOIN receipts r ON r.supplier_id = s.supplier_id GROUP BY s.supplier_id, s.supplier_name HAVING count(*) >= 5 ORDER BY rejected DESC',
    'SELECT product_id FROM products p WHERE NOT EXISTS (SELECT 1 FROM stock_movements m WHERE m.product_id = p.product_id AND m.moved_at > TIMESTAMP \'2026-01-01 00:00:00\') UNION SELECT product_id FROM item_policies WHERE supplier_id IN (SELECT supplier_id FROM suppliers WHERE approved = false)',
    "SELECT product_id, (SELECT max(received_date) FROM receipts r WHERE r.product_id = p.product_id) AS newest, CASE WHEN unit_cost > 100 THEN 'dear' WHEN unit_cost > 10 THEN 'middling' ELSE 'cheap' END AS class FROM products p WHERE discontinued_date IS NULL",
  ];
}
