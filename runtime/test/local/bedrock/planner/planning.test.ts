import type { PersonaId } from '../../../../../src/contract';
import { play } from './conversation';

/** Who asks; the questions, the last of which is planned; what is looked up; the SQL, or the other call, that is planned. */
type Row = [PersonaId, string[], string[], (string | object)[]];

const PLANNED: Row[] = [
  ['warehouse_manager', ['Which products in WH01 will run out in the next two weeks?'], ['WH01'], [
    {'identify_stockout_risks':{'warehouse':'WH01','horizon_days':14}},
  ]],
  ['warehouse_manager', ['What are we going to run short of in the coming 10 days?'], [], [
    {'identify_stockout_risks':{'horizon_days':10}},
  ]],
  ['warehouse_manager', ['Which items at the Leipzig warehouse are running low?'], ['Leipzig'], [
    {'identify_stockout_risks':{'warehouse':'WH02'}},
  ]],
  ['warehouse_manager', ['What will be out of stock in WH01 by next Friday?'], ['WH01'], [
    {'identify_stockout_risks':{'warehouse':'WH01','horizon_days':4}},
  ]],
  ['warehouse_manager', ['Which products in WH01 will run out in the next two weeks?','and WH02?'], ['WH02'], [
    {'identify_stockout_risks':{'warehouse':'WH02','horizon_days':14}},
  ]],
  ['warehouse_manager', ['Which products in WH01 will run out in the next two weeks?','what about the next 7 days?'], ['WH01'], [
    {'identify_stockout_risks':{'warehouse':'WH01','horizon_days':7}},
  ]],
  ['warehouse_manager', ['Which products in WH01 will run out in the next two weeks?','and WH02?','in the next 3 days'], ['WH02'], [
    {'identify_stockout_risks':{'warehouse':'WH02','horizon_days':3}},
  ]],
  ['warehouse_manager', ['How many products are in stock in WH02?'], ['WH02'], [
    "SELECT COUNT(DISTINCT t.product_id) AS number_of_products FROM supply_chain.inventory_position AS t WHERE t.warehouse_id = 'WH02' AND t.on_hand > 0",
  ]],
  ['warehouse_manager', ['number of SKUs on hand at WH02'], ['WH02'], [
    "SELECT COUNT(DISTINCT t.product_id) AS number_of_products FROM supply_chain.inventory_position AS t WHERE t.warehouse_id = 'WH02' AND t.on_hand > 0",
  ]],
  ['warehouse_manager', ['What is the total on hand by warehouse?'], [], [
    'SELECT t.warehouse_id AS warehouse_id, j1.warehouse_name AS warehouse_name, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.warehouses AS j1 ON j1.warehouse_id = t.warehouse_id GROUP BY t.warehouse_id, j1.warehouse_name ORDER BY 3 DESC, 1',
  ]],
  ['warehouse_manager', ['how much inventory do we have per warehouse?'], [], [
    'SELECT t.warehouse_id AS warehouse_id, j1.warehouse_name AS warehouse_name, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.warehouses AS j1 ON j1.warehouse_id = t.warehouse_id GROUP BY t.warehouse_id, j1.warehouse_name ORDER BY 3 DESC, 1',
  ]],
  ['warehouse_manager', ['What is the total on hand by warehouse?','and by product group?'], [], [
    'SELECT j1.product_group AS product_group, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id GROUP BY j1.product_group ORDER BY 2 DESC, 1',
  ]],
  ['warehouse_manager', ['What is the total on hand by warehouse?','only for bearings'], ['bearings'], [
    "SELECT t.warehouse_id AS warehouse_id, j2.warehouse_name AS warehouse_name, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id LEFT JOIN supply_chain.warehouses AS j2 ON j2.warehouse_id = t.warehouse_id WHERE j1.product_group = 'Bearings' GROUP BY t.warehouse_id, j2.warehouse_name ORDER BY 3 DESC, 1",
  ]],
  ['warehouse_manager', ['Show the demand for P-0417 in the last 30 days'], ['P-0417'], [
    "SELECT SUM(t.quantity_demanded) AS quantity_demanded FROM supply_chain.demand_daily AS t WHERE t.product_id = 'P0417' AND t.demand_date >= DATE '2026-10-25' AND t.demand_date < DATE '2026-11-24'",
    "SELECT t.demand_date AS demand_date, SUM(t.quantity_demanded) AS quantity_demanded FROM supply_chain.demand_daily AS t WHERE t.product_id = 'P0417' AND t.demand_date >= DATE '2026-10-25' AND t.demand_date < DATE '2026-11-24' GROUP BY t.demand_date ORDER BY 1",
  ]],
  ['warehouse_manager', ['How much of P0417 did we sell in October?'], ['P0417'], [
    "SELECT SUM(t.quantity_demanded) AS quantity_demanded FROM supply_chain.demand_daily AS t WHERE t.product_id = 'P0417' AND t.demand_date >= DATE '2026-10-01' AND t.demand_date < DATE '2026-11-01'",
  ]],
  ['warehouse_manager', ['demand for bearings by month this year'], ['bearings'], [
    "SELECT CAST(date_trunc('month', t.demand_date) AS DATE) AS month_from, SUM(t.quantity_demanded) AS quantity_demanded FROM supply_chain.demand_daily AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE j1.product_group = 'Bearings' AND t.demand_date >= DATE '2026-01-01' AND t.demand_date < DATE '2027-01-01' GROUP BY CAST(date_trunc('month', t.demand_date) AS DATE) ORDER BY 1",
  ]],
  ['warehouse_manager', ['top 5 products by demand in the last 90 days'], [], [
    "SELECT t.product_id AS product_id, j1.product_name AS product_name, SUM(t.quantity_demanded) AS quantity_demanded FROM supply_chain.demand_daily AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE t.demand_date >= DATE '2026-08-26' AND t.demand_date < DATE '2026-11-24' GROUP BY t.product_id, j1.product_name ORDER BY 3 DESC, 1 LIMIT 5",
  ]],
  ['warehouse_manager', ['Which products have more than 1,000 on hand in WH01?'], ['WH01'], [
    "SELECT t.product_id AS product_id, j1.product_name AS product_name, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE t.warehouse_id = 'WH01' AND t.on_hand > 1000 GROUP BY t.product_id, j1.product_name ORDER BY 3 DESC, 1",
  ]],
  ['warehouse_manager', ['Which product has the most stock in WH01?'], ['WH01'], [
    "SELECT t.product_id AS product_id, j1.product_name AS product_name, SUM(t.on_hand) AS on_hand FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE t.warehouse_id = 'WH01' GROUP BY t.product_id, j1.product_name ORDER BY 3 DESC, 1",
  ]],
  ['warehouse_manager', ['What is the stock of P0417?'], ['P0417'], [
    "SELECT t.warehouse_id AS warehouse_id, j1.warehouse_name AS warehouse_name, t.product_id AS product_id, t.on_hand AS on_hand, t.as_of_date AS as_of_date, t.quarantined AS quarantined, t.allocated AS allocated FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.warehouses AS j1 ON j1.warehouse_id = t.warehouse_id WHERE t.product_id = 'P0417' ORDER BY t.on_hand DESC, t.warehouse_id, t.product_id",
  ]],
  ['warehouse_manager', ['which products are backordered?'], [], [
    'SELECT t.product_id AS product_id, j1.product_name AS product_name, SUM(t.backordered) AS backordered FROM supply_chain.inventory_position AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE t.backordered > 0 GROUP BY t.product_id, j1.product_name ORDER BY 3 DESC, 1',
  ]],
  ['warehouse_manager', ['how much was scrapped last month'], [], [
    "SELECT SUM(t.quantity) AS quantity FROM supply_chain.stock_movements AS t WHERE t.kind = 'scrap' AND t.moved_at >= TIMESTAMP '2026-10-01 00:00:00' AND t.moved_at < TIMESTAMP '2026-11-01 00:00:00'",
  ]],
  ['warehouse_manager', ['which data can I ask about?'], [], [
    {'describe_data':{}},
  ]],
  ['warehouse_manager', ['What columns does the demand view have?'], [], [
    {'describe_data':{'view':'demand_daily'}},
  ]],
  ['warehouse_manager', ['tell me about WH02'], ['WH02'], [
    "SELECT t.warehouse_id AS warehouse_id, t.warehouse_name AS warehouse_name, t.city AS city, t.country AS country, t.latitude AS latitude, t.longitude AS longitude, t.time_zone AS time_zone FROM supply_chain.warehouses AS t WHERE t.warehouse_id = 'WH02' ORDER BY t.warehouse_id, t.city",
  ]],
  ['field_engineer', ['How many sales orders are open?'], [], [
    "SELECT COUNT(*) AS number_of_customer_orders FROM supply_chain.sales_orders AS t WHERE t.status = 'open'",
  ]],
  ['field_engineer', ['How many orders are open in WH01?'], ['WH01'], [
    "SELECT COUNT(*) AS number_of_customer_orders FROM supply_chain.sales_orders AS t WHERE t.warehouse_id = 'WH01' AND t.status = 'open'",
  ]],
  ['warehouse_manager', ['Which orders are late?'], [], [
    "SELECT t.order_id AS order_id, MIN(t.first_promised_date) AS first_promised_date, COUNT(*) AS number_of_lines FROM supply_chain.sales_order_lines AS t WHERE t.first_promised_date < DATE '2026-11-24' AND t.quantity_ordered - COALESCE(t.quantity_cancelled, 0) > COALESCE(t.quantity_despatched, 0) GROUP BY t.order_id ORDER BY 2 ASC, 1",
  ]],
  // Who has a tool for it gets more than the orders themselves.
  ['field_engineer', ['Which orders are late?'], [], [{ identify_delayed_orders: {} }]],
  ['field_engineer', ['late orders in WH01'], ['WH01'], [{ identify_delayed_orders: { warehouse: 'WH01' } }]],
  ['warehouse_manager', ['Which orders are overdue in WH02?'], ['WH02'], [
    "SELECT t.order_id AS order_id, MIN(t.first_promised_date) AS first_promised_date, COUNT(*) AS number_of_lines FROM supply_chain.sales_order_lines AS t WHERE t.warehouse_id = 'WH02' AND t.first_promised_date < DATE '2026-11-24' AND t.quantity_ordered - COALESCE(t.quantity_cancelled, 0) > COALESCE(t.quantity_despatched, 0) GROUP BY t.order_id ORDER BY 2 ASC, 1",
  ]],
  ['field_engineer', ['late order lines by warehouse'], [], [
    "SELECT t.warehouse_id AS warehouse_id, j1.warehouse_name AS warehouse_name, COUNT(*) AS number_of_lines FROM supply_chain.sales_order_lines AS t LEFT JOIN supply_chain.warehouses AS j1 ON j1.warehouse_id = t.warehouse_id WHERE t.first_promised_date < DATE '2026-11-24' AND t.quantity_ordered - COALESCE(t.quantity_cancelled, 0) > COALESCE(t.quantity_despatched, 0) GROUP BY t.warehouse_id, j1.warehouse_name ORDER BY 3 DESC, 1",
  ]],
  ['field_engineer', ['order lines due this week in WH03'], ['WH03'], [
    "SELECT t.order_id AS order_id, t.line_number AS line_number, t.requested_date AS requested_date, t.warehouse_id AS warehouse_id, t.product_id AS product_id, t.order_date AS order_date FROM supply_chain.sales_order_lines AS t WHERE t.warehouse_id = 'WH03' AND t.requested_date >= DATE '2026-11-23' AND t.requested_date < DATE '2026-11-30' ORDER BY t.requested_date, t.order_id, t.line_number",
  ]],
  ['field_engineer', ['How many orders did we ship yesterday?'], [], [
    "SELECT COUNT(DISTINCT t.order_id) AS number_of_customer_orders FROM supply_chain.sales_order_lines AS t WHERE t.first_despatched_date >= DATE '2026-11-23' AND t.first_despatched_date < DATE '2026-11-24'",
  ]],
  ['field_engineer', ['Which lines are not picked yet?'], [], [
    'SELECT t.order_id AS order_id, t.line_number AS line_number, t.quantity_picked AS quantity_picked, t.warehouse_id AS warehouse_id, t.product_id AS product_id, t.order_date AS order_date FROM supply_chain.sales_order_lines AS t WHERE COALESCE(t.quantity_picked, 0) = 0 ORDER BY t.quantity_picked DESC, t.order_id, t.line_number',
  ]],
  ['field_engineer', ['cancelled orders this month'], [], [
    "SELECT t.order_id AS order_id, t.customer_id AS customer_id, t.order_date AS order_date, t.warehouse_id AS warehouse_id, t.status AS status, t.carrier_id AS carrier_id FROM supply_chain.sales_orders AS t WHERE t.status = 'cancelled' AND t.order_date >= DATE '2026-11-01' AND t.order_date < DATE '2026-12-01' ORDER BY t.order_date, t.order_id, t.customer_id",
  ]],
  ['field_engineer', ['How many orders are open in WH01?','and by warehouse?'], ['WH01'], [
    "SELECT t.warehouse_id AS warehouse_id, j1.warehouse_name AS warehouse_name, COUNT(*) AS number_of_customer_orders FROM supply_chain.sales_orders AS t LEFT JOIN supply_chain.warehouses AS j1 ON j1.warehouse_id = t.warehouse_id WHERE t.status = 'open' GROUP BY t.warehouse_id, j1.warehouse_name ORDER BY 3 DESC, 1",
  ]],
  ['procurement_specialist', ['Which suppliers have the most open purchase order lines?'], [], [
    "SELECT t.supplier_id AS supplier_id, j1.supplier_name AS supplier_name, COUNT(*) AS number_of_lines FROM supply_chain.purchase_order_lines AS t LEFT JOIN supply_chain.suppliers AS j1 ON j1.supplier_id = t.supplier_id WHERE t.status = 'open' GROUP BY t.supplier_id, j1.supplier_name ORDER BY 3 DESC, 1",
  ]],
  ['procurement_specialist', ['What did we order from Acme Metals this month?'], ['Acme Metals'], [
    "SELECT t.product_id AS product_id, j1.product_name AS product_name, SUM(t.quantity_ordered) AS quantity_ordered FROM supply_chain.purchase_order_lines AS t LEFT JOIN supply_chain.products AS j1 ON j1.product_id = t.product_id WHERE t.supplier_id = 'S01' AND t.order_date >= DATE '2026-11-01' AND t.order_date < DATE '2026-12-01' GROUP BY t.product_id, j1.product_name ORDER BY 3 DESC, 1",
  ]],
  ['procurement_specialist', ['What is on order from Brenner?'], ['Brenner'], [
    "SELECT t.purchase_order_id AS purchase_order_id, t.supplier_id AS supplier_id, t.warehouse_id AS warehouse_id, t.order_date AS order_date, t.status AS status FROM supply_chain.purchase_orders AS t WHERE t.supplier_id = 'S02' AND t.status = 'open' ORDER BY t.purchase_order_id, t.supplier_id",
  ]],
  ['procurement_specialist', ['total quantity received by supplier in the last 90 days'], [], [
    "SELECT t.supplier_id AS supplier_id, j1.supplier_name AS supplier_name, SUM(t.quantity_received) AS quantity_received FROM supply_chain.receipts AS t LEFT JOIN supply_chain.suppliers AS j1 ON j1.supplier_id = t.supplier_id WHERE t.received_date >= DATE '2026-08-26' AND t.received_date < DATE '2026-11-24' GROUP BY t.supplier_id, j1.supplier_name ORDER BY 3 DESC, 1",
  ]],
  ['procurement_specialist', ['receipts from S02 between 1 and 15 November'], ['S02'], [
    "SELECT SUM(t.quantity_received) AS quantity_received FROM supply_chain.receipts AS t WHERE t.supplier_id = 'S02' AND t.received_date >= DATE '2026-11-01' AND t.received_date < DATE '2026-11-16'",
  ]],
  ['procurement_specialist', ['cheapest price for hex bolt M8'], ['hex bolt M8'], [{ compare_supplier_costs: { products: ['P0417'] } }]],
  ['procurement_specialist', ['Which supplier is the cheapest for P0417?'], ['P0417'], [{ compare_supplier_costs: { products: ['P0417'] } }]],
  ['procurement_specialist', ['Which purchase orders are overdue?'], [], [
    "SELECT t.purchase_order_id AS purchase_order_id, MIN(t.first_confirmed_date) AS first_confirmed_date, COUNT(*) AS number_of_lines FROM supply_chain.purchase_order_lines AS t WHERE t.first_confirmed_date < DATE '2026-11-24' AND t.status = 'open' GROUP BY t.purchase_order_id ORDER BY 2 ASC, 1",
  ]],
  ['procurement_specialist', ['rejected quantity by supplier this year'], [], [
    "SELECT t.supplier_id AS supplier_id, j1.supplier_name AS supplier_name, SUM(t.quantity_rejected) AS quantity_rejected FROM supply_chain.receipts AS t LEFT JOIN supply_chain.suppliers AS j1 ON j1.supplier_id = t.supplier_id WHERE t.received_date >= DATE '2026-01-01' AND t.received_date < DATE '2027-01-01' GROUP BY t.supplier_id, j1.supplier_name ORDER BY 3 DESC, 1",
  ]],
  ['procurement_specialist', ['average purchase price of P0417 this year'], ['P0417'], [
    "SELECT AVG(t.unit_price_base) AS unit_price_base FROM supply_chain.purchase_order_lines AS t WHERE t.product_id = 'P0417' AND t.order_date >= DATE '2026-01-01' AND t.order_date < DATE '2027-01-01'",
  ]],
  ['procurement_specialist', ['list the approved suppliers'], [], [
    'SELECT t.supplier_id AS supplier_id, t.supplier_name AS supplier_name, t.approved AS approved, t.country AS country, t.currency AS currency, t.payment_days AS payment_days, t.incoterm AS incoterm FROM supply_chain.suppliers AS t WHERE t.approved = TRUE ORDER BY t.supplier_id, t.approved',
  ]],
  ['procurement_specialist', ['How many suppliers do we have?'], [], [
    'SELECT COUNT(*) AS number_of_suppliers FROM supply_chain.suppliers AS t',
  ]],
];

test.each(PLANNED)('%s: %j', async (persona, questions, lookedUp, planned) => {
  const { step, lookedUp: phrases } = await play({ persona, earlier: questions.slice(0, -1), question: questions.at(-1)! });
  expect(phrases).toEqual(lookedUp);
  expect(step.kind === 'calls' ? step.calls.map(plainly) : step).toEqual(planned);
});

/** A query as its SQL on one line, any other call as its tool and input. */
function plainly({ tool, input }: { tool: string; input: Readonly<Record<string, unknown>> }): string | object {
  return typeof input.sql === 'string' ? input.sql.replace(/\s+/g, ' ') : { [tool]: input };
}
