import { PERSONAS, VIEWS, type CanonicalView } from '../../../../src/contract';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { TOOL_DEFINITIONS, type ToolOutput, type ToolServices } from '../../../src/tools';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { run, servicesOver, somebody } from '../../tools/run-with';
import { personaWith, toolInputs, warehousesFor } from '../../tools/tool-inputs';

const WITHOUT_QUERY = ['describe_data'];
const MOST_ROWS = 100_000;

let engine: DuckDbEngine;
let services: ToolServices;
let inputs: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  engine = await DuckDbEngine.open(await sampleCompany());
  services = servicesOver(engine);
  inputs = await toolInputs(engine);
}, 120_000);
afterAll(() => engine.close());

/** The guard reads it, whether the tool names it or not. */
function scopeColumn(name: string): string | undefined {
  const view = Object.values<CanonicalView>(VIEWS).find(each => each.name === name);
  return view?.rowScope.kind === 'warehouse' ? view.rowScope.column : undefined;
}

const QUERY = { signal: new AbortController().signal, timeoutMs: 30_000, maxRows: MOST_ROWS };

describe.each(TOOL_DEFINITIONS.map(definition => [definition.contract.name, definition] as const))('%s', (name, definition) => {
  const persona = personaWith(name);
  const narrow = somebody(persona, warehousesFor(name));
  let output: ToolOutput;
  beforeAll(async () => { output = await run(definition, inputs[name], services, narrow, SAMPLE_AS_OF); }, 60_000);

  test('the SQL of its evidence, run again by the same identity, gives the rows that it read', async () => {
    const queries = output.evidence.flatMap(each => each.queries);
    const permit = services.access.permitOfTool(definition.contract, narrow);

    expect(queries.length > 0).toBe(!WITHOUT_QUERY.includes(name));
    for (const query of queries) {
      const { sql } = services.guard.guard(query.sql, permit, { asOf: SAMPLE_AS_OF, maxRows: MOST_ROWS });
      expect((await engine.run(sql, QUERY)).rows).toHaveLength(query.rowsRead);
    }
  }, 60_000);

  test('its evidence reads only what its contract, or the caller\'s permit, opens, and all of it', () => {
    const open = definition.contract.reads === 'persona' ? PERSONAS[persona].views : Object.keys(definition.contract.reads);
    const read = new Set(output.evidence.flatMap(each => each.views));

    for (const view of read) expect(open).toContain(view);
    // What is looked up depends on who looks.
    if (definition.contract.family === 'sql' || definition.contract.runs !== undefined || definition.contract.reads === 'persona') return;
    const sql = output.evidence.flatMap(each => each.queries.map(query => query.sql)).join('\n');
    const unread = Object.entries<readonly string[]>(definition.contract.reads).flatMap(([view, columns]) =>
      columns.filter(column => column !== scopeColumn(view) && !new RegExp(`\\b${column}\\b`).test(sql)).map(column => `${view}.${column}`));
    expect(unread).toEqual([]);
  });

  test('its evidence is complete: tool, day, scope, rows read, method, population', () => {
    for (const evidence of output.evidence) {
      expect(evidence).toMatchObject({ tool: name, asOf: SAMPLE_AS_OF, scope: warehousesFor(name).join(' and '), method: { name: expect.stringMatching(/./) } });
      expect(evidence.rowsRead).toBe(evidence.queries.reduce((sum, query) => sum + query.rowsRead, 0));
      if (definition.label !== 'verified' || !evidence.population) continue;
      const { asked, worked, leftOut } = evidence.population;
      expect(worked + leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(asked);
    }
    if (definition.contract.family !== 'sql') expect(output.evidence[0]?.population).toBeDefined();
  });

  test('no row of another warehouse is in what it gives, and it gives something', () => {
    const others = ['WH01', 'WH02', 'WH03', 'WH04', 'WH05'].filter(warehouse => !warehousesFor(name).includes(warehouse));
    expect(JSON.stringify(output.blocks)).not.toMatch(new RegExp(`"(?:${others.join('|')})"`));
    expect(output.blocks.some(block => block.rows.length > 0)).toBe(true);
    expect(output.summary).not.toBe('');
  });
});
