// Measures the SQL guard: loading, warming, and the time per query (both parses, rules, names, proof).
// usage: node bench/guard.mjs
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROUNDS = 50;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-'));

try {
  const outfile = path.join(directory, 'guard.mjs');
  await build({
    stdin: { contents: "export { SqlGuard } from './runtime/src/access'; export { VIEWS } from './src/contract';", resolveDir: root, loader: 'ts' },
    bundle: true, minify: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], outfile, logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const [load, { SqlGuard, VIEWS }] = await timed(() => import(pathToFileURL(outfile).href));
  const guard = new SqlGuard(VIEWS);
  const [warm] = await timed(() => guard.warm());
  const permit = { views: new Map(Object.values(VIEWS).map(view => [view.name, view.columns.map(column => column.name)])), warehouses: ['WH01', 'WH02'] };
  const first = [];
  const later = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const sql of queries()) {
      const [milliseconds] = await timed(() => guard.guard(sql, permit, { asOf: '2026-11-24', maxRows: 500 }));
      (round === 0 ? first : later).push(milliseconds);
    }
  }
  console.log(`load ${load.toFixed(0)} ms, warm ${warm.toFixed(0)} ms`);
  console.log(`each query for the first time: ${summary(first)}`);
  console.log(`again: ${summary(later)}`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function timed(work) {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, largest ${at(1)} ms (n = ${sorted.length})`;
}

function queries() {
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
