import { companyMoney } from '../../../src/tools/logistics/company-money';
import { cheapestCarrier } from '../../../src/tools/logistics/routes-tariffs';

const tariff = (carrier: string, area: string, base: number | null, stop: number, kg: number, currency = 'EUR', vehicle = 'van') => ({
  carrier_id: carrier, warehouse_id: 'WH01', delivery_area: area, vehicle_type: vehicle, base_cost: base, cost_per_stop: stop, cost_per_kg: kg, currency,
});
const MONEY = companyMoney(['EUR', 'USD'], new Map([['EUR', 1], ['USD', 0.9]]));
const TOUR = { vehicle: 'van', stops: [{ area: 'N', weightKg: 100 }, { area: 'N', weightKg: 50 }, { area: 'S', weightKg: 200 }] };

test('the base of the dearest area, and each stop and kilogram as its area costs', () => {
  // 80 + (10 + 100 x 0.1) + (10 + 50 x 0.1) + (20 + 200 x 0.2) = 80 + 20 + 15 + 60.
  expect(cheapestCarrier(TOUR, [tariff('CR1', 'N', 50, 10, 0.1), tariff('CR1', 'S', 80, 20, 0.2)], MONEY)).toEqual({ carrier: 'CR1', cost: 175 });
});

test('the cheapest of the carriers that go to all areas, in the money of the company', () => {
  const tariffs = [
    tariff('CR1', 'N', 50, 10, 0.1), tariff('CR1', 'S', 80, 20, 0.2),
    tariff('CR2', 'N', 1, 1, 0),
    // 0.9 x (100 + 3 x 20 + 350 x 0) = 144.
    tariff('CR3', 'N', 100, 20, 0, 'USD'), tariff('CR3', 'S', 100, 20, 0, 'USD'),
  ];
  expect(cheapestCarrier(TOUR, tariffs, MONEY)).toEqual({ carrier: 'CR3', cost: 144 });
});

test.each([
  ['no carrier has this type of vehicle', [tariff('CR1', 'N', 50, 10, 0.1, 'EUR', 'lorry'), tariff('CR1', 'S', 80, 20, 0.2, 'EUR', 'lorry')]],
  ['an area has no tariff', [tariff('CR1', 'N', 50, 10, 0.1)]],
  ['a part of the tariff is not known', [tariff('CR1', 'N', null, 10, 0.1), tariff('CR1', 'S', 80, 20, 0.2)]],
  ['a part of the tariff is below 0', [tariff('CR1', 'N', 50, 10, -0.1), tariff('CR1', 'S', 80, 20, 0.2)]],
  ['there are none', []],
])('nothing is made up where %s', (_, tariffs) => {
  expect(cheapestCarrier(TOUR, tariffs, MONEY)).toBeNull();
});

test('without a rate nothing is added', () => {
  expect(cheapestCarrier(TOUR, [tariff('CR1', 'N', 1, 1, 0, 'GBP'), tariff('CR1', 'S', 1, 1, 0, 'GBP')], companyMoney(['EUR', 'GBP'], new Map()))).toBeNull();
});
