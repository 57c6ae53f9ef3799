import { SHIPPED_MANIFEST, TOOLS, VIEWS } from '../../../src/contract';
import { AccessController, accessRulesOf } from '../../src/access';
import { identifyStockoutRisks } from '../../src/tools/inventory/identify-stockout-risks';
import { goesWithout, lostInWords } from '../../src/tools/lost-words';
import { run, servicesOver } from './run-with';
import { openSmallCompany } from './small-company';
import { TWO_WAREHOUSES } from './two-warehouses';

const isThere = (view: string) => ['products', 'warehouses'].includes(view);

test('what is lost without a view or a column is said once, in words; a column without words of its own by its name, last', () => {
  expect(lostInWords(['warehouses.city', 'lots.product_id', 'lots.expiry_date', 'products.unit_cost'], isThere))
    .toBe('expiry dates; values at cost; warehouses.city');
});

test('five parts are named, what is more is counted', () => {
  const lost = ['lots.quantity', 'products.unit_cost', 'products.weight_kg', 'products.volume_m3', 'vehicles.shift_start', 'lanes.transit_days', 'receipts.line_number'];
  expect(lostInWords(lost, isThere)).toBe('expiry dates; values at cost; weight; space; the vans and trucks there are; and 2 more (--json has all)');
});

/** The views of a company without some of them. */
const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(VIEWS).map(([name, view]) => [
  name, names.includes(name) ? { ...view, columns: view.columns.map(column => ({ ...column, absent: true as const })) } : view,
]));

test('an answer says what it goes without: views that are not there, and views without rows', () => {
  const { inventory_health: tool, describe_data: ofThePersona } = TOOLS;

  expect(goesWithout(tool, VIEWS, new Set())).toBeUndefined();
  expect(goesWithout(tool, without('lots'), new Set())).toBe('The company\'s data do not say, so this answer does not know: expiry dates.');
  expect(goesWithout(tool, without('lots', 'supplier_prices'), new Set(['demand_daily', 'vehicles'])))
    .toBe('The company\'s data do not say, so this answer does not know: expiry dates; what the demand of the past says; days out of stock told apart.');
  expect(goesWithout(TOOLS.daily_briefing, without('lots', 'supplier_capacity'), new Set(), name => name === 'inventory_health'))
    .toBe('The company\'s data do not say, so this answer does not know: expiry dates.');
  expect(goesWithout(ofThePersona, without('lots'), new Set(['demand_daily']))).toBeUndefined();
});

test('the first evidence of a result holds it, once', async () => {
  const company = await openSmallCompany(TWO_WAREHOUSES);
  try {
    const services = servicesOver(company.engine, new AccessController(accessRulesOf(SHIPPED_MANIFEST, without('transfers'))));
    const { evidence } = await run(identifyStockoutRisks, { warehouse: 'WH01' }, { ...services, empty: new Set(['calendars']) });

    expect(evidence.flatMap(({ warnings }) => warnings.filter(warning => warning.includes('do not say')))).toEqual([
      'The company\'s data do not say, so this answer does not know: what is on its way between warehouses; days off (each day counts as a working day).',
    ]);
    expect(evidence[0]?.warnings).toContain(evidence.flatMap(({ warnings }) => warnings).find(warning => warning.includes('do not say')));
  } finally {
    await company.close();
  }
});
