const date = (column: string, name: string) => `DATE '1970-01-01' + ${column} AS ${name}`;
const number = (prefix: string, column: string) => `'${prefix}' || lpad(CAST(${column} AS VARCHAR), 7, '0')`;
const time = (minutes: string) => `TIMESTAMP '1970-01-01 00:00:00' + to_minutes(${minutes})`;
const ITEM = 'JOIN item USING (item)';
/** Orders with a line that is wanted on the same day come in early; the others all day long. */
const ENTERED = `order_day * 1440 + CASE WHEN bool_or(requested = order_day) OVER (PARTITION BY order_number) THEN 360 ELSE 420 END
  + (CAST(order_number AS BIGINT) * 7919) % (CASE WHEN bool_or(requested = order_day) OVER (PARTITION BY order_number) THEN 80 ELSE 540 END)`;
const RELEASED = 'requested * 1440 + 450 + (order_number * 31) % 25';
const events = (stage: string, minutes: string, table: string, quantity = 'quantity', reason = 'NULL') =>
  `SELECT order_number, line_number, item, '${stage}' AS stage, ${minutes} AS minute, ${quantity} AS quantity, ${reason} AS reason FROM ${table}`;

/** The views of what happened, as queries over the staged tables of `Ledger` and `stageItems`. */
export const TRANSACTION_VIEWS: Readonly<Record<string, string>> = {
  inventory_daily: `
    SELECT warehouse_id, product_id, ${date('day', 'stock_date')}, closing AS closing_on_hand, unit_cost, round(minutes_out / 1440.0, 4) AS stocked_out_share
    FROM item_day ${ITEM} JOIN standard_cost USING (product)
    WHERE standard_cost.year = year(DATE '1970-01-01' + day)
    ORDER BY item, day`,
  demand_daily: `
    SELECT warehouse_id, product_id, ${date('day', 'demand_date')}, demanded AS quantity_demanded, shipped_on_time AS quantity_shipped_on_time,
      lost AS quantity_lost, order_lines, round(minutes_out / 1440.0, 4) AS stocked_out_share, promotion
    FROM item_day ${ITEM}
    ORDER BY item, day`,
  stock_movements: `
    SELECT ${number('M', 'number')} AS movement_id, ${time('minutes')} AS moved_at, warehouse_id, product_id, quantity, movement_kind AS kind,
      CASE WHEN movement_kind IN ('issue', 'return') THEN ${number('SO', 'reference')} WHEN movement_kind IN ('receipt', 'supplier_return') THEN ${number('R', 'reference')}
        WHEN movement_kind IN ('transfer_in', 'transfer_out') THEN ${number('T', 'reference')} END AS reference,
      reason
    FROM movement ${ITEM} JOIN movement_kind ON movement_kind_code = kind_code
    ORDER BY number`,
  sales_orders: `
    SELECT ${number('SO', 'order_number')} AS order_id, any_value(customer_id) AS customer_id, any_value(warehouse_id) AS warehouse_id,
      ${date('any_value(order_day)', 'order_date')},
      CASE WHEN sum(ordered - despatched - cancelled) > 0 THEN 'open' WHEN sum(despatched) = 0 THEN 'cancelled'
        WHEN sum(delivered) < sum(despatched) THEN 'despatched' ELSE 'delivered' END AS status,
      any_value(carrier_id) AS carrier_id, any_value(area) AS delivery_area
    FROM sales_line ${ITEM} JOIN buyer USING (customer) JOIN order_carrier USING (order_number)
    GROUP BY order_number
    ORDER BY order_number`,
  sales_order_lines: `
    SELECT ${number('SO', 'order_number')} AS order_id, line_number, warehouse_id, product_id, ${date('order_day', 'order_date')},
      ${date('requested', 'requested_date')}, ${date('first_promised', 'first_promised_date')}, ${date('promised', 'promised_date')},
      ordered AS quantity_ordered, allocated AS quantity_allocated, picked AS quantity_picked, despatched AS quantity_despatched,
      delivered AS quantity_delivered, cancelled AS quantity_cancelled, cancel_reason,
      ${date('first_despatched', 'first_despatched_date')}, ${date('last_despatched', 'last_despatched_date')}, ${date('last_delivered', 'last_delivered_date')},
      despatched_on_time AS quantity_despatched_on_time, delivered_on_time AS quantity_delivered_on_time, unit_price, 'EUR' AS currency
    FROM sales_line ${ITEM}
    ORDER BY order_number, line_number`,
  order_events: `
    SELECT ${number('SO', 'order_number')} AS order_id, line_number, warehouse_id, stage, ${time('minute')} AS happened_at, quantity, reason
    FROM (
      ${events('entered', ENTERED, 'sales_line', 'ordered')}
      UNION ALL ${events('released', RELEASED, "sales_line WHERE requested <= (SELECT max(day) FROM item_day) AND cancel_reason IS DISTINCT FROM 'customer'", 'ordered')}
      UNION ALL ${events('allocated', 'minute', 'allocation')}
      UNION ALL ${events('picked', 'picked', 'despatch')}
      UNION ALL ${events('packed', 'packed', 'despatch')}
      UNION ALL ${events('despatched', 'despatched', 'despatch WHERE despatched IS NOT NULL')}
      UNION ALL ${events('delivered', 'delivered', 'despatch WHERE delivered IS NOT NULL')}
      UNION ALL ${events('cancelled', 'cancelled_on * 1440 + 600', 'sales_line WHERE cancelled > 0', 'cancelled', 'cancel_reason')}
      UNION ALL ${events('returned', 'day * 1440 + 460', 'customer_return', 'quantity', "CASE WHEN damaged THEN 'damaged' ELSE 'not needed' END")}
    ) ${ITEM}`,
  shipments: `
    SELECT ${number('SH', 'number')} AS shipment_id, warehouse_id, carrier_id, vehicle_type, ${date('planned_despatch', 'planned_despatch_date')},
      ${date('despatched', 'despatched_date')}, ${date('planned_delivery', 'planned_delivery_date')}, ${date('delivered', 'delivered_date')},
      distance_km, weight_kg, volume_m3, order_count, freight_cost, 'EUR' AS currency
    FROM shipment
    ORDER BY number`,
  shipment_lines: `
    SELECT ${number('SH', 'shipment')} AS shipment_id, ${number('SO', 'order_number')} AS order_id, line_number, warehouse_id, quantity, stop AS stop_number
    FROM despatch ${ITEM}
    WHERE shipment IS NOT NULL
    ORDER BY shipment, stop, order_number, line_number`,
  returns: `
    SELECT ${number('RT', 'number')} AS return_id, ${date('day', 'returned_date')}, ${number('SO', 'order_number')} AS order_id, line_number, warehouse_id,
      product_id, customer_id, quantity AS quantity_returned, CASE WHEN damaged THEN 'damaged' ELSE 'not needed' END AS reason,
      CASE WHEN damaged THEN 'scrapped' ELSE 'restocked' END AS disposition
    FROM customer_return ${ITEM}
    ORDER BY number`,
  transfers: `
    SELECT ${number('T', 'number')} AS transfer_id, warehouse_id, from_warehouse_id, product_id, quantity, ${date('sent', 'sent_date')},
      ${date('expected', 'expected_date')}, ${date('received', 'received_date')}, CASE WHEN received IS NULL THEN 'in_transit' ELSE 'received' END AS status
    FROM transfer ${ITEM}
    ORDER BY number`,
  purchase_orders: `
    SELECT ${number('PO', 'order_number')} AS purchase_order_id, any_value(supplier_id) AS supplier_id, any_value(warehouse_id) AS warehouse_id,
      ${date('any_value(order_day)', 'order_date')},
      CASE WHEN count(*) > count(closed) THEN 'open' WHEN sum(received) = 0 THEN 'cancelled' ELSE 'closed' END AS status
    FROM purchase_line ${ITEM}
    GROUP BY order_number
    ORDER BY order_number`,
  purchase_order_lines: `
    SELECT ${number('PO', 'order_number')} AS purchase_order_id, line_number, supplier_id, warehouse_id, product_id, ${date('order_day', 'order_date')},
      ${date('requested', 'requested_date')}, ${date('first_confirmed', 'first_confirmed_date')}, ${date('confirmed', 'confirmed_date')},
      ordered AS quantity_ordered, received AS quantity_received, cancelled AS quantity_cancelled, received_on_time AS quantity_received_on_time,
      unit_price, currency, unit_price_base, standard_cost, expedited,
      CASE WHEN closed IS NULL THEN 'open' WHEN received = 0 THEN 'cancelled' ELSE 'closed' END AS status, ${date('closed', 'closed_date')}
    FROM purchase_line ${ITEM}
    ORDER BY order_number, line_number`,
  receipts: `
    SELECT ${number('R', 'number')} AS receipt_id, ${number('PO', 'order_number')} AS purchase_order_id, line_number, supplier_id, warehouse_id, product_id,
      ${date('day', 'received_date')}, received AS quantity_received, rejected AS quantity_rejected, reason AS reject_reason
    FROM receipt ${ITEM}
    ORDER BY number`,
};
