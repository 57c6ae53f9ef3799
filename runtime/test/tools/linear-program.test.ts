import { LinearProgramError, linearSolver, type LinearProgram, type LinearSolver } from '../../src/tools/linear-program';

let solve: LinearSolver;
beforeAll(async () => { solve = await linearSolver(); });

/** All units from sources to destinations; the variable of a way is place = source x destinations + destination. */
function transport(supply: readonly number[], demand: readonly number[], cost: readonly (readonly number[])[]): LinearProgram {
  const ways = supply.flatMap((_, from) => demand.map((__, to) => ({ from, to, variable: from * demand.length + to })));
  return {
    direction: 'minimize',
    variables: ways.map(({ from, to }) => ({ objective: cost[from]![to]! })),
    constraints: [
      ...supply.map((high, from) => ({ high, terms: ways.filter(way => way.from === from).map(({ variable }) => ({ variable, factor: 1 })) })),
      ...demand.map((low, to) => ({ low, terms: ways.filter(way => way.to === to).map(({ variable }) => ({ variable, factor: 1 })) })),
    ],
  };
}

test('the transport of canned goods of Dantzig costs 153.675 thousand', () => {
  // Dantzig (1963), Linear Programming and Extensions, ch. 3-3: plants Seattle and San Diego, markets New York, Chicago and Topeka,
  // cases, thousands of miles x 90 dollars / 1,000 a case and thousand miles. Optimum 153.675 thousand dollars. Numbers as in GAMS's model TRNSPORT, which
  // Rosenthal (1988), GAMS: A User's Guide, ch. 2, explains.
  const miles = [[2.5, 1.7, 1.8], [2.5, 1.8, 1.4]];
  const { objective, values, proven } = solve(transport([350, 600], [325, 300, 275], miles.map(row => row.map(each => each * 0.09))));

  expect(objective).toBeCloseTo(153.675, 6);
  expect(proven).toBe(true);
  // Chicago from Seattle, Topeka from San Diego; New York is as far from both.
  expect([values[1], values[5], values[0]! + values[3]!]).toEqual([expect.closeTo(300, 6), expect.closeTo(275, 6), expect.closeTo(325, 6)]);
});

test('a knapsack is packed as trying every packing packs it', () => {
  let state = 7;
  const random = () => (state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
  for (let run = 0; run < 60; run++) {
    const things = Array.from({ length: 9 }, () => ({ worth: Math.floor(1 + 40 * random()), weights: [1 + 9 * random(), 1 + 9 * random()] as const }));
    const room = [15, 18] as const;
    let best = 0;
    for (let packed = 0; packed < 2 ** things.length; packed++) {
      const chosen = things.filter((_, place) => packed & 2 ** place);
      const fits = room.every((high, side) => chosen.reduce((sum, { weights }) => sum + weights[side]!, 0) <= high);
      if (fits) best = Math.max(best, chosen.reduce((sum, { worth }) => sum + worth, 0));
    }
    const { objective, values } = solve({
      direction: 'maximize',
      variables: things.map(({ worth }) => ({ objective: worth, high: 1, whole: true as const })),
      constraints: room.map((high, side) => ({ high, terms: things.map(({ weights }, variable) => ({ variable, factor: weights[side]! })) })),
    });
    expect(objective).toBe(best);
    expect(values.every(value => value === 0 || value === 1)).toBe(true);
  }
});

test('whole units are not what rounding makes of parts', () => {
  // 5 x + 4 y, 6 x + 4 y <= 24, x + 2 y <= 6: 21 at (3, 1.5) in parts, 20 at (4, 0) in whole units; rounding gives (3, 1) = 19.
  const program = (whole?: true): LinearProgram => ({
    direction: 'maximize', variables: [{ objective: 5, whole }, { objective: 4, whole }],
    constraints: [
      { high: 24, terms: [{ variable: 0, factor: 6 }, { variable: 1, factor: 4 }] }, { high: 6, terms: [{ variable: 0, factor: 1 }, { variable: 1, factor: 2 }] },
    ],
  });
  expect(solve(program())).toMatchObject({ objective: expect.closeTo(21, 6), values: [expect.closeTo(3, 6), expect.closeTo(1.5, 6)] });
  expect(solve(program(true))).toEqual({ objective: 20, values: [4, 0], proven: true });
});

test.each([
  ['infeasible', { direction: 'minimize', variables: [{ objective: 1, high: 1 }], constraints: [{ low: 2, terms: [{ variable: 0, factor: 1 }] }] }],
  ['unbounded', { direction: 'maximize', variables: [{ objective: 1 }], constraints: [{ low: 2, terms: [{ variable: 0, factor: 1 }] }] }],
] as const)('a program that is %s says so', (reason, program) => {
  expect(() => solve(program)).toThrow(expect.objectContaining({ code: 'LINEAR_PROGRAM_UNSOLVED', reason }));
  expect(() => solve(program)).toThrow(LinearProgramError);
});

test('nothing to choose is solved already', () => {
  expect(solve({ direction: 'maximize', variables: [], constraints: [] })).toEqual({ objective: 0, values: [], proven: true });
});

test('factors of any size are taken, as long as they are numbers', () => {
  const choice = (factor: number): LinearProgram => ({
    direction: 'maximize', variables: [{ objective: 3, high: 1, whole: true }, { objective: 2, high: 1, whole: true }],
    constraints: [{ high: factor, terms: [{ variable: 0, factor }, { variable: 1, factor }] }],
  });
  for (const factor of [1, 1e12, 1e18, 1e30]) expect(solve(choice(factor))).toEqual({ objective: 3, values: [1, 0], proven: true });
  expect(() => solve(choice(Infinity))).toThrow(expect.objectContaining({
    code: 'LINEAR_PROGRAM_UNSOLVED', status: 422, message: 'The best plan was not found: a quantity, price or cost in the data is too large to reckon with.',
  }));
});
