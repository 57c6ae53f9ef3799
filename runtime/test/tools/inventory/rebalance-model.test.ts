import { chooseTransfers, costOf, type Giver, type Way } from '../../../src/tools/inventory/rebalance-model';
import { linearSolver, type LinearSolver } from '../../../src/tools/linear-program';

let solve: LinearSolver;
beforeAll(async () => { solve = await linearSolver(); });

const way = (from: string, to: string, lots: Way['lots'], fixedCost = 50): Way => ({ from, to, lots, fixedCost, costPerUnit: 0 });
const free = (warehouse: string, quantity: number, perUnit = 0): Giver =>
  ({ warehouse, free: quantity, caused: [{ quantity: 0, money: 0 }, { quantity, money: quantity * perUnit }] });
const told = ({ chosen }: ReturnType<typeof chooseTransfers>) => chosen.map(({ way: { from, to }, lot }) => `${from}>${to} ${lot.quantity}`).sort();

test('a transfer is made where what it avoids exceeds what it costs, not where it does not', () => {
  expect(told(chooseTransfers([way('WH02', 'WH01', [{ quantity: 100, avoided: 51 }])], [free('WH02', 500)], solve))).toEqual(['WH02>WH01 100']);
  expect(told(chooseTransfers([way('WH02', 'WH01', [{ quantity: 100, avoided: 49 }])], [free('WH02', 500)], solve))).toEqual([]);
  // 51 avoided there, 10 caused here.
  expect(told(chooseTransfers([way('WH02', 'WH01', [{ quantity: 100, avoided: 51 }])], [free('WH02', 500, 0.1)], solve))).toEqual([]);
});

test('what is scarce goes where it avoids most, and another giver steps in', () => {
  const ways = [
    way('WH02', 'WH01', [{ quantity: 60, avoided: 300 }, { quantity: 100, avoided: 400 }]), way('WH02', 'WH03', [{ quantity: 60, avoided: 350 }]),
    way('WH04', 'WH03', [{ quantity: 60, avoided: 320 }], 80),
  ];
  // WH02 gives 100 to WH01 (350 net) and WH04 60 to WH03 (240 net): 590. 60 to each would take 120 from WH02.
  expect(told(chooseTransfers(ways, [free('WH02', 100), free('WH04', 60)], solve))).toEqual(['WH02>WH01 100', 'WH04>WH03 60']);
  // Without WH04 one of the two gets it: 350 against 300.
  expect(told(chooseTransfers(ways.slice(0, 2), [free('WH02', 100)], solve))).toEqual(['WH02>WH01 100']);
});

test('no other transfers are worth more: every combination of small cases is tried', () => {
  let state = 3;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  for (let run = 0; run < 20; run++) {
    const givers: Giver[] = ['G1', 'G2'].map(warehouse => {
      const slopes = [0, random(), 1 + 2 * random()];
      let money = 0;
      return { warehouse, free: 120, caused: [{ quantity: 0, money: 0 }, ...slopes.map((slope, index) => ({ quantity: 40 * (index + 1), money: money += 40 * slope }))] };
    });
    const ways = ['R1', 'R2', 'R3'].flatMap(to => givers.map(({ warehouse }) => {
      const worth = 200 * random();
      return { ...way(warehouse, to, [{ quantity: 30, avoided: worth }, { quantity: 70, avoided: worth * 1.5 }], 60 * random()), costPerUnit: 0.2 * random() };
    }));
    const caused = ({ caused: points }: Giver, quantity: number) => {
      const at = points.findIndex(point => point.quantity >= quantity);
      const [before, after] = [points[Math.max(0, at - 1)]!, points[at]!];
      return at <= 0 ? 0 : before.money + (after.money - before.money) * (quantity - before.quantity) / (after.quantity - before.quantity);
    };
    const valueOf = (chosen: readonly { way: Way; lot: Way['lots'][number] }[]) => {
      const givenBy = (giver: Giver) => chosen.filter(each => each.way.from === giver.warehouse).reduce((sum, { lot }) => sum + lot.quantity, 0);
      if (givers.some(giver => givenBy(giver) > giver.free)) return -Infinity;
      return chosen.reduce((sum, each) => sum + each.lot.avoided - costOf(each.way, each.lot.quantity), 0) - givers.reduce((sum, giver) => sum + caused(giver, givenBy(giver)), 0);
    };
    const perReceiver = ['R1', 'R2', 'R3'].map(to => [undefined, ...ways.filter(each => each.to === to).flatMap(each => each.lots.map(lot => ({ way: each, lot })))]);
    let best = 0;
    for (const one of perReceiver[0]!) for (const two of perReceiver[1]!) for (const three of perReceiver[2]!) {
      best = Math.max(best, valueOf([one, two, three].filter(each => each !== undefined)));
    }
    expect(valueOf(chooseTransfers(ways, givers, solve).chosen)).toBeCloseTo(best, 6);
  }
});
