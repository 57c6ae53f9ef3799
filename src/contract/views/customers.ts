import type { CanonicalView } from '../view-types';
import { column } from './column';

/** Who buys. Nobody reads this view by SQL unless it is granted; names and places of people are masked even then. */
export const CUSTOMERS: readonly CanonicalView[] = [
  {
    name: 'customers',
    meaning: 'The customers (clients, buyers): name, contact, where they are, and when they take deliveries',
    grain: 'one row per customer',
    key: ['customer_id'],
    rowScope: { kind: 'through', column: 'customer_id', view: 'sales_orders', viewColumn: 'customer_id' },
    columns: [
      column('customer_id', 'text', 'Identifier of the customer, such as C001'),
      column('customer_name', 'text', 'Name of the customer', undefined, 'personal'),
      column('email', 'text', 'E-mail address of the customer', undefined, 'personal'),
      column('phone', 'text', 'Telephone number of the customer', undefined, 'personal'),
      column('street', 'text', 'Street and number of the customer', undefined, 'personal'),
      column('latitude', 'number', 'Latitude of the customer', 'degrees', 'personal'),
      column('longitude', 'number', 'Longitude of the customer', 'degrees', 'personal'),
      column('area', 'text', 'Delivery area (region, zone) of the customer'),
      column('window_open', 'text', 'From when the customer takes deliveries, such as 08:00'),
      column('window_close', 'text', 'Until when the customer takes deliveries, such as 16:30'),
      column('unload_minutes', 'number', 'Time that unloading takes there', 'minutes'),
      column('priority', 'integer', 'How important the customer is: 1 is the most important'),
    ],
  },
];
