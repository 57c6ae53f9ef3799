import type { CanonicalView } from '../view-types';
import { column, WAREHOUSE_ID } from './column';

const CARRIER_ID = column('carrier_id', 'text', 'Carrier (haulier, forwarder), such as CR1');
const CURRENCY = column('currency', 'text', 'Currency of the cost, ISO 4217');
const VEHICLE_TYPE = column('vehicle_type', 'text', 'Type of vehicle, such as van');

/** How goods leave: shipments and what is on them, vehicles, freight, ways between warehouses. */
export const LOGISTICS: readonly CanonicalView[] = [
  {
    name: 'shipments',
    meaning: 'Shipments (deliveries, loads, tours) to customers: carrier, vehicle, planned and actual days, distance, weight, freight cost',
    grain: 'one row per shipment',
    key: ['shipment_id'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      column('shipment_id', 'text', 'Identifier of the shipment'),
      column('warehouse_id', 'text', 'Warehouse that the shipment leaves, such as WH01'),
      CARRIER_ID,
      VEHICLE_TYPE,
      column('planned_despatch_date', 'date', 'Day on which the shipment should leave'),
      column('despatched_date', 'date', 'Day on which the shipment left; unknown while it is planned'),
      column('planned_delivery_date', 'date', 'Day on which the shipment should arrive'),
      column('delivered_date', 'date', 'Day on which the shipment arrived; unknown while it is on its way'),
      column('distance_km', 'number', 'Distance driven', 'km'),
      column('weight_kg', 'number', 'Weight (load) of the goods', 'kg'),
      column('volume_m3', 'number', 'Volume (space) of the goods', 'm3'),
      column('order_count', 'integer', 'Number of customer orders on the shipment', 'orders'),
      column('freight_cost', 'number', 'Cost of the freight (transport cost), in the column currency'),
      CURRENCY,
    ],
  },
  {
    name: 'shipment_lines',
    meaning: 'Which customer order lines are on which shipment, and at which stop they are unloaded',
    grain: 'one row per shipment and customer order line',
    key: ['shipment_id', 'order_id', 'line_number'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      column('shipment_id', 'text', 'Shipment (delivery, load) that the goods are on'),
      column('order_id', 'text', 'Customer order (order number)'),
      column('line_number', 'integer', 'Line of the customer order'),
      WAREHOUSE_ID,
      column('quantity', 'number', 'Quantity on the shipment', 'base units'),
      column('stop_number', 'integer', 'Stop at which it is unloaded: 1 is the first'),
    ],
  },
  {
    name: 'lanes',
    meaning: 'The ways (lanes, routes) on which stock is transferred between warehouses: distance, time and what a transfer costs',
    grain: 'one row per pair of sending and receiving warehouse',
    key: ['from_warehouse_id', 'warehouse_id'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      column('from_warehouse_id', 'text', 'Warehouse that sends, such as WH02'),
      column('warehouse_id', 'text', 'Warehouse that receives, such as WH01'),
      column('distance_km', 'number', 'Distance by road', 'km'),
      column('transit_days', 'integer', 'Working days from leaving to arriving', 'days'),
      column('fixed_cost', 'number', 'Cost of one transfer, whatever its size (handling, papers)', 'company currency'),
      column('cost_per_m3', 'number', 'Cost of each cubic metre on top', 'company currency'),
    ],
  },
  {
    name: 'vehicles',
    meaning: 'The types of vehicles (fleet, trucks, vans) at each warehouse, what they can carry and what they cost',
    grain: 'one row per warehouse and type of vehicle',
    key: ['warehouse_id', 'vehicle_type'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      WAREHOUSE_ID,
      VEHICLE_TYPE,
      column('vehicle_count', 'integer', 'How many there are', 'vehicles'),
      column('max_weight_kg', 'number', 'Weight that one can carry (payload)', 'kg'),
      column('max_volume_m3', 'number', 'Volume that one can carry', 'm3'),
      column('cost_per_day', 'number', 'Cost of using one for a day', 'company currency'),
      column('cost_per_km', 'number', 'Cost of a kilometre', 'company currency'),
      column('shift_start', 'text', 'When the shift of a driver begins, such as 06:00'),
      column('shift_end', 'text', 'When the shift of a driver ends, such as 18:00'),
      column('co2e_per_km', 'number', 'Greenhouse gases of a kilometre', 'kg CO2e'),
    ],
  },
  {
    name: 'freight_rates',
    meaning: 'What each carrier (haulier, forwarder) asks to bring a shipment from a warehouse to an area (freight tariff)',
    grain: 'one row per carrier, warehouse, area and type of vehicle',
    key: ['carrier_id', 'warehouse_id', 'delivery_area', 'vehicle_type'],
    rowScope: { kind: 'warehouse', column: 'warehouse_id' },
    columns: [
      CARRIER_ID,
      WAREHOUSE_ID,
      column('delivery_area', 'text', 'Area (region, zone) that the shipment goes to'),
      VEHICLE_TYPE,
      column('transit_days', 'integer', 'Working days from despatch to delivery that the carrier promises', 'days'),
      column('base_cost', 'number', 'Cost of a shipment, whatever its size, in the column currency'),
      column('cost_per_stop', 'number', 'Cost of each stop on top, in the column currency'),
      column('cost_per_kg', 'number', 'Cost of each kilogram on top, in the column currency'),
      CURRENCY,
    ],
  },
];
