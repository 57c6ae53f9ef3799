import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { MetricDetail, RuntimeManifest, type RuntimeManifestProps } from '../../src';
import type { Manifest } from '../../src/contract';
import { platformStack, SMALLEST, testApp } from '../fixture/synthesize';
import { resourcesOf } from '../fixture/template';

const contentOf = (props?: RuntimeManifestProps): Manifest => JSON.parse(new RuntimeManifest(props)._text);

describe('a manifest', () => {
  test('holds what ships where nothing is said', () => {
    const manifest = contentOf();
    expect(manifest.agents.map(agent => agent.id)).toEqual(['inventory', 'logistics', 'procurement']);
    expect(Object.keys(manifest.personas)).toEqual(['field_engineer', 'procurement_specialist', 'warehouse_manager']);
    expect(manifest).toMatchObject({ version: 1, features: { guardrails: false, xray: false }, disabledTools: [], metricDetail: 'minimal' });
  });

  test('has an agent of the configuration in place of the shipped one, a new one behind them, and none that is disabled', () => {
    const inventory = { id: 'inventory', persona: 'warehouse_manager', purpose: 'Stock only.', model: 'amazon.nova-lite-v1:0' };
    const returns = { id: 'returns', persona: 'field_engineer', purpose: 'Returns.' };
    const { agents } = contentOf({ agents: { definitions: [inventory, returns], disabled: ['logistics'] } });
    expect(agents.map(agent => agent.id)).toEqual(['inventory', 'procurement', 'returns']);
    expect(agents[0]).toEqual({ id: 'inventory', persona: 'warehouse_manager', purpose: 'Stock only.' });
  });

  test('grants a persona that is named exactly what stands there, and the others what ships', () => {
    const { personas } = contentOf({ permissions: { views: { field_engineer: ['sales_orders'], auditor: ['receipts'] }, tools: { auditor: ['query_data'] } } });
    expect(personas.field_engineer).toEqual({ id: 'field_engineer', title: 'field engineer', views: ['sales_orders'], tools: [] });
    expect(personas.auditor).toEqual({ id: 'auditor', title: 'auditor', views: ['receipts'], tools: ['query_data'] });
    expect(personas.warehouse_manager?.tools).toContain('identify_stockout_risks');
  });

  test('carries the personal columns that a persona reads as they are', () => {
    const views = { dispatcher: ['customers'] };
    const { personas } = contentOf({ permissions: { views, tools: { dispatcher: ['query_data'] }, personalColumns: { dispatcher: ['customers.phone'] } } });
    expect(personas.dispatcher).toEqual({ id: 'dispatcher', title: 'dispatcher', views: ['customers'], tools: ['query_data'], personalColumns: ['customers.phone'] });
    expect(personas.warehouse_manager).not.toHaveProperty('personalColumns');
  });

  test('carries the views that differ: mapped ones with their SELECT, own ones, those with own columns', () => {
    const { views } = contentOf({
      mappings: { products: 'SELECT m.matnr AS product_id, m.maktx AS product_name FROM erp.mara AS m' },
      views: {
        products: { columns: { hs_code: { type: 'text', meaning: 'Customs tariff number' } } },
        customs: { meaning: 'Customs', grain: 'one row per declaration', key: ['id'], scope: 'company', columns: { id: { type: 'text', meaning: 'Number' } } },
      },
    });
    expect(Object.keys(views)).toEqual(['customs', 'products']);
    expect(views.products).toMatchObject({ source: 'SELECT m.matnr AS product_id, m.maktx AS product_name FROM erp.mara AS m' });
    expect(views.products!.columns.filter(({ absent }) => !absent).map(({ name }) => name)).toEqual(['product_id', 'product_name']);
    expect(views.products!.columns.at(-1)).toMatchObject({ name: 'hs_code', absent: true });
    expect(views.customs).toMatchObject({ rowScope: { kind: 'company' }, columns: [{ name: 'id', type: 'text', sensitivity: 'internal' }] });
  });

  test('carries the verified questions of the configuration, and no key for none', () => {
    const places = { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w', by: 'Ada' };
    expect(contentOf({ verifiedQuestions: { places } }).verifiedQuestions).toEqual({ places });
    expect(contentOf()).not.toHaveProperty('verifiedQuestions');
  });

  test('is the same for the same props in another order, and another for other props', () => {
    const one = new RuntimeManifest({ guardrails: true, permissions: { views: { a: ['x'], b: ['y'] }, tools: { a: ['t'] } } });
    const other = new RuntimeManifest({ permissions: { tools: { a: ['t'] }, views: { a: ['x'], b: ['y'] } }, guardrails: true });
    expect(one.sha256).toBe(other.sha256);
    expect(one.sha256).not.toBe(new RuntimeManifest().sha256);
    expect(new RuntimeManifest({ metricDetail: MetricDetail.FULL }).sha256).not.toBe(new RuntimeManifest().sha256);
  });

  test('refuses a value that is known only at deployment', () => {
    const disabled = new CfnParameter(new Stack(testApp(), 'Stack'), 'Tool').valueAsString;
    expect(() => new RuntimeManifest({ tools: { disabled: [disabled] } })).toThrow(expect.objectContaining({ code: 'MANIFEST_TOKEN' }));
  });
});

describe('the code of a function', () => {
  const { app, stack } = platformStack({ tools: { disabled: ['find_entities'] }, observability: { detail: 'standard', seriesBudget: 30 } });
  const functions = Object.values(resourcesOf(Template.fromStack(stack))).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const assembly = app.outdir;

  test.each([['chat-dev', 'stream.mjs'], ['tools-inventory-dev', 'tools-inventory.mjs'], ['tools-logistics-dev', 'tools-logistics.mjs'], ['tools-suppliers-dev', 'tools-suppliers.mjs'], ['tools-sql-dev', 'tools-sql.mjs'],
    ['tools-overview-dev', 'tools-overview.mjs']])(
    'scap-%s has its bundle, the manifest, and the hash of the manifest as a variable', (name, entry) => {
      const properties = functions.find(({ Properties }) => Properties?.FunctionName === `scap-${name}`)?.Properties as {
        Code: { S3Key: string }; Environment: { Variables: Record<string, string> };
      };
      const directory = path.join(assembly, `asset.${properties.Code.S3Key.replace('.zip', '')}`);
      expect(existsSync(path.join(directory, entry))).toBe(true);
      const manifest = readFileSync(path.join(directory, 'manifest.json'));
      expect(JSON.parse(manifest.toString())).toMatchObject({ disabledTools: ['find_entities'], metricDetail: 'standard' });
      expect(properties.Environment.Variables.SCAP_MANIFEST_SHA256).toBe(createHash('sha256').update(manifest).digest('hex'));
    });

  test('is the same asset in the next synth, and leaves nothing half made behind', () => {
    const again = platformStack({ tools: { disabled: ['find_entities'] }, observability: { detail: 'standard', seriesBudget: 30 } });
    Template.fromStack(again.stack);
    const assets = (outdir: string): string[] => readdirSync(outdir).filter(file => file.startsWith('asset.')).sort();
    expect(assets(again.app.outdir)).toEqual(assets(assembly));
    expect(readdirSync(assembly).filter(file => file.startsWith('bundling-temp'))).toEqual([]);
  });

  test('is another asset where the manifest changes', () => {
    const keys = (of: Stack): unknown[] => Object.values(resourcesOf(Template.fromStack(of)))
      .filter(({ Properties }) => String(Properties?.FunctionName).startsWith('scap-chat')).map(({ Properties }) => (Properties?.Code as { S3Key: string }).S3Key);
    const changed = platformStack({ agents: { disabled: ['logistics'] } });
    expect(keys(changed.stack)).not.toEqual(keys(platformStack(SMALLEST).stack));
  });
});
