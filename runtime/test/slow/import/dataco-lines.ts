/** An order line in the form of the DataCo file; what is not named is the same on every line. */
interface Line {
  readonly order: number;
  readonly product: number;
  readonly mode: 'Standard Class' | 'Second Class' | 'First Class' | 'Same Day';
  readonly status: string;
  /** As the file writes times: `1/31/2018 10:00`. */
  readonly ordered: string;
  readonly despatched: string;
  /** Days from order to despatch, as they were and as they were promised. */
  readonly days: readonly [real: number, scheduled: number];
  readonly quantity: number;
}

/** Ten lines that count, five of them late, and two that were cancelled: one by its status, one for suspected fraud. */
const LINES: readonly Line[] = [
  { order: 1, product: 1073, mode: 'Standard Class', status: 'COMPLETE', ordered: '1/31/2018 10:00', despatched: '2/6/2018 10:00', days: [6, 4], quantity: 2 },
  { order: 2, product: 1073, mode: 'Standard Class', status: 'COMPLETE', ordered: '1/20/2018 9:30', despatched: '1/24/2018 9:30', days: [4, 4], quantity: 1 },
  { order: 3, product: 502, mode: 'Standard Class', status: 'CLOSED', ordered: '6/15/2017 8:05', despatched: '6/17/2017 8:05', days: [2, 4], quantity: 5 },
  { order: 4, product: 502, mode: 'Second Class', status: 'PENDING', ordered: '12/1/2017 17:45', despatched: '12/6/2017 17:45', days: [5, 2], quantity: 3 },
  { order: 5, product: 502, mode: 'Second Class', status: 'CANCELED', ordered: '11/20/2017 12:00', despatched: '11/26/2017 12:00', days: [6, 2], quantity: 2 },
  { order: 6, product: 1073, mode: 'First Class', status: 'COMPLETE', ordered: '1/5/2018 7:15', despatched: '1/7/2018 7:15', days: [2, 1], quantity: 1 },
  { order: 7, product: 502, mode: 'Same Day', status: 'COMPLETE', ordered: '1/6/2018 11:20', despatched: '1/6/2018 11:20', days: [0, 0], quantity: 4 },
  { order: 8, product: 502, mode: 'Same Day', status: 'PROCESSING', ordered: '1/7/2018 16:40', despatched: '1/8/2018 16:40', days: [1, 0], quantity: 1 },
  { order: 9, product: 502, mode: 'Standard Class', status: 'SUSPECTED_FRAUD', ordered: '1/8/2018 13:00', despatched: '1/14/2018 13:00', days: [6, 4], quantity: 2 },
  { order: 10, product: 502, mode: 'Second Class', status: 'COMPLETE', ordered: '10/10/2017 10:10', despatched: '10/12/2017 10:10', days: [2, 2], quantity: 1 },
  { order: 11, product: 1073, mode: 'Standard Class', status: 'COMPLETE', ordered: '7/1/2017 14:00', despatched: '7/4/2017 14:00', days: [3, 4], quantity: 1 },
  { order: 12, product: 1073, mode: 'Second Class', status: 'COMPLETE', ordered: '9/9/2017 19:00', despatched: '9/12/2017 19:00', days: [3, 2], quantity: 2 },
];

/** Lines made up by hand, as the file of DataCo writes them: where that file is not there, they show that one like it is read. */
export function datacoLines(): string {
  const rows = LINES.map(fieldsOf);
  return [Object.keys(rows[0]!), ...rows.map(Object.values)].map(fields => `${fields.join(',')}\n`).join('');
}

/** The columns in the order of the file. */
function fieldsOf({ order, product, mode, status, ordered, despatched, days: [real, scheduled], quantity }: Line): Record<string, string | number> {
  const cancelled = status === 'CANCELED' || status === 'SUSPECTED_FRAUD';
  const late = real > scheduled && !cancelled;
  return {
    'Type': 'DEBIT', 'Days for shipping (real)': real, 'Days for shipment (scheduled)': scheduled, 'Benefit per order': 11.5, 'Sales per customer': 95.5,
    'Delivery Status': cancelled ? 'Shipping canceled' : late ? 'Late delivery' : 'Shipping on time', 'Late_delivery_risk': late ? 1 : 0,
    'Category Id': product === 1073 ? 48 : 24, 'Category Name': product === 1073 ? 'Boats' : 'Shirts', 'Customer City': 'Springfield', 'Customer Country': 'EE. UU.',
    'Customer Id': 900 + order, 'Customer Segment': 'Consumer', 'Customer State': 'IL', 'Department Id': 7, 'Department Name': 'Outdoors',
    'Latitude': 39.78 + order / 100, 'Longitude': -89.65, 'Market': 'Europe', 'Order City': 'Lyon', 'Order Country': 'Francia', 'Order Customer Id': 900 + order,
    'order date (DateOrders)': ordered, 'Order Id': order, 'Order Item Cardprod Id': product, 'Order Item Discount': 4.5, 'Order Item Discount Rate': 0.05,
    'Order Item Id': 100 + order, 'Order Item Product Price': 49.5, 'Order Item Profit Ratio': 0.12, 'Order Item Quantity': quantity, 'Sales': 49.5 * quantity,
    'Order Item Total': 49.5 * quantity - 4.5, 'Order Profit Per Order': 11.5, 'Order Region': 'Western Europe', 'Order State': 'Rhône', 'Order Status': status,
    'Product Card Id': product, 'Product Category Id': product === 1073 ? 48 : 24, 'Product Name': product === 1073 ? 'Small kayak' : 'Plain shirt',
    'Product Price': 49.5, 'Product Status': 0, 'shipping date (DateOrders)': despatched, 'Shipping Mode': mode,
  };
}
