import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../../../src/cli/run';
import { commandHost } from '../../cli/command-host';
import { temporaryFolder } from '../../local/temporary-folder';

/** A small company in the form of AWS Supply Chain: one file an entity, named as the export names it. */
const ENTITIES = {
  'site.csv': 'id,description,geo_id\nS1,Hamburg,G1\nS2,Lyon,G2\n',
  'product.csv': 'id,description,product_group_id,base_uom\nP1,Pump,PG1,EA\nP2,Valve,SCN_RESERVED_NO_VALUE_PROVIDED,EA\n',
  'trading_partner.csv': 'id,tpartner_type,description\nV1,Vendor,Acme\nC1,Customer,Shop\n',
  'inv_level.csv': [
    'snapshot_date,site_id,product_id,on_hand_inventory,allocated_inventory,inv_condition,lot_number',
    '2026-11-22T00:00:00,S1,P1,50,0,Unrestricted,L1', '2026-11-23T00:00:00,S1,P1,40,5,Unrestricted,L1',
    '2026-11-23T00:00:00,S1,P1,6,0,Blocked,L2', '2026-11-23T00:00:00,S1,P1,4,0,InTransfer,L3',
  ].join('\n'),
  'outbound_order_line.csv': [
    'id,cust_order_id,customer_tpartner_id,order_date,product_id,status,init_quantity_requested,final_quantity_requested,requested_delivery_date,promised_delivery_date,actual_delivery_date,sold_price,currency_uom,ship_from_site_id',
    '1,O1,C1,2026-11-01T10:00:00,P1,Closed,10,10,2026-11-05T00:00:00,2026-11-06T00:00:00,2026-11-06T09:00:00,9.5,EUR,S1',
    '2,O1,C1,2026-11-01T10:00:00,P2,Closed,8,5,2026-11-05T00:00:00,2026-11-06T00:00:00,2026-11-09T09:00:00,4,EUR,S1',
    '1,O2,C1,2026-11-20T10:00:00,P1,Open,3,3,2026-11-21T00:00:00,2026-11-22T00:00:00,,9.5,EUR,S1',
  ].join('\n'),
  'outbound_shipment.csv': [
    'id,cust_order_id,cust_order_line_id,product_id,shipped_qty,actual_ship_date,actual_delivery_date,from_site_id',
    'X1,O1,1,P1,10,2026-11-04T08:00:00,2026-11-06T09:00:00,S1', 'X2,O1,2,P2,2,2026-11-04T08:00:00,2026-11-06T09:00:00,S1', 'X3,O1,2,P2,3,2026-11-08T08:00:00,2026-11-09T09:00:00,S1',
  ].join('\n'),
  'inbound_order.csv': 'id,order_type,order_status,tpartner_id,to_site_id,submitted_date\nPO1,PO,Open,V1,S1,2026-11-10T00:00:00\nTR1,TRANSFER,Open,S2,S1,2026-11-10T00:00:00\n',
  'inbound_order_line.csv': [
    'id,order_id,tpartner_id,product_id,to_site_id,status,quantity_submitted,quantity_received,expected_delivery_date,order_receive_date,submitted_cost',
    'L1,PO1,V1,P1,S1,Open,100,40,2026-11-25T00:00:00,2026-11-21T00:00:00,5',
  ].join('\n'),
  'vendor_product.csv': 'vendor_tpartner_id,product_id,vendor_cost,eff_start_date\nV1,P1,5,2026-01-01T00:00:00\n',
  // Of P1 a policy that has ended, one that holds and one that is stopped; of P2 one in days; of a group one that is nobody's.
  'inv_policy.csv': [
    'id,site_id,product_id,product_group_id,status,ss_policy,min_safety_stock,max_safety_stock,eff_start_date,eff_end_date',
    'A,S1,P1,SCN_RESERVED_NO_VALUE_PROVIDED,active,abs_level,5,50,2025-01-01T00:00:00,2025-12-31T00:00:00',
    'B,S1,P1,SCN_RESERVED_NO_VALUE_PROVIDED,active,abs_level,20,80,2026-01-01T00:00:00,9999-12-31T00:00:00',
    'C,S1,P1,SCN_RESERVED_NO_VALUE_PROVIDED,on-hold,abs_level,90,99,2026-06-01T00:00:00,9999-12-31T00:00:00',
    'D,S1,P2,SCN_RESERVED_NO_VALUE_PROVIDED,active,doc_dem,7,14,1900-01-01T00:00:00,9999-12-31T00:00:00',
    'E,S1,SCN_RESERVED_NO_VALUE_PROVIDED,PG1,active,abs_level,1,2,1900-01-01T00:00:00,9999-12-31T00:00:00',
  ].join('\n'),
  'sourcing_rules.csv': [
    'sourcing_rule_id,product_id,to_site_id,from_site_id,sourcing_rule_type,tpartner_id,sourcing_priority,min_qty,max_qty,qty_multiple,eff_start_date,eff_end_date',
    'R1,P1,S1,,buy,V2,2,1,10,1,1900-01-01T00:00:00,9999-12-31T00:00:00',
    'R2,P1,S1,,buy,V1,1,10,200,5,1900-01-01T00:00:00,9999-12-31T00:00:00',
    'R3,P1,S1,S2,transfer,,0,1,10,1,1900-01-01T00:00:00,9999-12-31T00:00:00',
    'R4,P1,S1,,buy,V3,0,1,10,1,1900-01-01T00:00:00,2026-01-31T00:00:00',
  ].join('\n'),
  'vendor_lead_time.csv': 'vendor_tpartner_id,product_id,site_id,planned_lead_time\nV1,P1,S1,14\n',
};

test('the entities of AWS Supply Chain fill the views, without an error in the data', async () => {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'lake'));
  for (const [name, text] of Object.entries(ENTITIES)) writeFileSync(path.join(cwd, 'lake', name), text);
  const importing = commandHost({ cwd });
  expect([await run(['data', 'import', 'lake', '--yes', '--json'], importing), importing.written.err.includes('scap:')]).toEqual([0, false]);
  expect(JSON.parse(importing.written.out)).toMatchObject({ mapping: 'AWS Supply Chain, data lake entities', data: { mappings: { demand_daily: expect.anything() } } });
  expect(readFileSync(path.join(cwd, 'config/laptop.yaml'), 'utf8')).not.toMatch(/^ *as_of:/m);

  const checking = commandHost({ cwd });
  const code = await run(['data', 'check', '--json'], checking);
  const { views, findings, tools } = JSON.parse(checking.written.out);
  expect([code, findings.filter((finding: { severity: string }) => finding.severity === 'error')]).toEqual([0, []]);
  expect(Object.fromEntries(views.filter(({ rows }: { rows: number }) => rows > 0).map(({ view, rows }: { view: string; rows: number }) => [view, rows]))).toEqual({
    warehouses: 2, products: 2, suppliers: 1, supplier_prices: 1, item_policies: 2, inventory_position: 1, inventory_daily: 2, sales_orders: 2, sales_order_lines: 3,
    demand_daily: 32, purchase_orders: 1, purchase_order_lines: 1, receipts: 1,
  });
  expect(tools).toContainEqual(expect.objectContaining({ tool: 'identify_stockout_risks', state: 'works with less' }));

  const selecting = commandHost({ cwd });
  await run(['sql', 'SELECT product_id, supplier_id, lead_time_days, order_multiple, min_order, max_order, reorder_point, order_up_to FROM item_policies ORDER BY product_id',
    '--persona', 'warehouse_manager', '--json'], selecting);
  expect(JSON.parse(selecting.written.out).rows).toEqual([['P1', 'V1', 14, 5, 10, 200, 20, 80], ['P2', null, null, null, null, null, null, null]]);

  const asked = async (question: string) => {
    const host = commandHost({ cwd, clock: () => new Date() });
    await run(['ask', '--json', question], host);
    return JSON.parse(host.written.out).blocks[0].rows;
  };
  expect(await asked('What is the quantity on hand by warehouse?')).toEqual([expect.arrayContaining(['S1', 46])]);
});
