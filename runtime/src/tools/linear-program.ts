import type { Highs, ModelData } from 'highs';
import { InProcessCalculator, type Calculation } from '../calculations';
import { PlatformError } from '../errors';

/** A quantity to be chosen. */
export interface Variable {
  /** What a unit of it adds to the objective. */
  readonly objective: number;
  /** @default 0 */
  readonly low?: number;
  /** @default - no bound */
  readonly high?: number;
  /** @default - any number between the bounds */
  readonly whole?: true;
}

/** low <= sum of factor x variable <= high. */
export interface Constraint {
  /** Variables by their place in the program, each at most once. */
  readonly terms: readonly { readonly variable: number; readonly factor: number }[];
  /** @default - no bound */
  readonly low?: number;
  /** @default - no bound */
  readonly high?: number;
}

/** A linear program, mixed-integer where a variable is whole. */
export interface LinearProgram {
  readonly direction: 'minimize' | 'maximize';
  readonly variables: readonly Variable[];
  readonly constraints: readonly Constraint[];
}

/** The best values of the variables, in the order of the program. */
export interface LinearSolution {
  readonly objective: number;
  readonly values: readonly number[];
  /** False where time ran out: nothing better was found, which does not say that there is nothing. */
  readonly proven: boolean;
}

/** A program that has no best values, or none that were found. */
export class LinearProgramError extends PlatformError {
  readonly code = 'LINEAR_PROGRAM_UNSOLVED';
  override readonly status = 422;
  override readonly remedy: string;

  constructor(readonly reason: 'infeasible' | 'unbounded' | 'out of time' | 'out of range' | 'failed', options?: ErrorOptions) {
    super(`The best plan was not found: ${reason === 'out of range' ? 'a quantity, price or cost in the data is too large to reckon with' : `the solver says ${reason}`}.`, options);
    this.remedy = reason === 'out of range' ? 'Correct it in the data, or ask for the products that do not have it.' : 'Ask for fewer products, or for one warehouse.';
  }
}

/** Solves one program after the other. Each call holds up its thread for as long as it takes. */
export type LinearSolver = (program: LinearProgram, limit?: { readonly seconds: number }) => LinearSolution;

const USUAL_LIMIT = { seconds: 5 };

/**
 * Loads HiGHS, which takes a tenth of a second and 3.5 MB: only where there is something to solve.
 *
 * @see Huangfu & Hall (2018), Parallelizing the dual revised simplex method, Mathematical Programming Computation 10
 */
export async function linearSolver(): Promise<LinearSolver> {
  const { default: load } = await import('highs');
  const highs = await load();
  return (program, { seconds } = USUAL_LIMIT) => solve(highs, program, seconds);
}

/** Programs that do not depend on each other, and how long each may take. */
export interface SolvingTask {
  readonly programs: readonly LinearProgram[];
  readonly seconds: number;
}

/**
 * Solves programs, in their order.
 *
 * @throws LinearProgramError
 */
export type ProgramSolver = (task: SolvingTask) => Promise<readonly LinearSolution[]>;

/** Solves programs, for whoever must go on answering meanwhile. */
export const programSolving: Calculation<SolvingTask, readonly LinearSolution[]> = {
  name: 'solve_programs',
  async run({ programs, seconds }, control) {
    const solver = await linearSolver();
    const solutions: LinearSolution[] = [];
    for (const [index, program] of programs.entries()) {
      control.progress(index / programs.length);
      solutions.push(solver(program, { seconds }));
      await control.turn();
    }
    return solutions;
  },
};

/** Solves programs in this thread. */
export const solvedHere: ProgramSolver = async task => new InProcessCalculator().run(programSolving, task, { signal: new AbortController().signal });

/** Above this a row is scaled down: HiGHS takes no factor of 1e15 or more. */
const LARGE_FACTOR = 1e9;

/** @throws LinearProgramError */
function solve(highs: Highs, program: LinearProgram, seconds: number): LinearSolution {
  try {
    return solution(highs, program, seconds);
  } catch (error) {
    // It is asked what it can do: what it does not take are the numbers.
    if (error instanceof highs.errors.HighsError) throw new LinearProgramError('out of range', { cause: error });
    throw error;
  }
}

function solution(highs: Highs, program: LinearProgram, seconds: number): LinearSolution {
  const { optimal, timeLimit, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  if (program.variables.length === 0) return { objective: 0, values: [], proven: true };
  return highs.withModel(modelOf(program, highs), model => {
    // The best, not one that is nearly as good: ties aside, the same question has the same answer everywhere.
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0, time_limit: seconds, output_flag: false, random_seed: 1 });
    const { modelStatus } = model.run();
    if (modelStatus === infeasible) throw new LinearProgramError('infeasible');
    if (modelStatus === unbounded || modelStatus === unboundedOrInfeasible) throw new LinearProgramError('unbounded');
    if (modelStatus !== optimal && modelStatus !== timeLimit) throw new LinearProgramError('failed');
    if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible) throw new LinearProgramError('out of time');
    const values = [...model.getSolution().colValue].map((value, place) => (program.variables[place]!.whole ? Math.round(value) : value) + 0);
    return {
      objective: values.reduce((sum, value, place) => sum + value * program.variables[place]!.objective, 0),
      values, proven: modelStatus === optimal,
    };
  });
}

function modelOf({ direction, variables, constraints: asGiven }: LinearProgram, { infinity, constants }: Highs): ModelData {
  const constraints = asGiven.map(scaled);
  const starts = [0];
  for (const { terms } of constraints) starts.push(starts.at(-1)! + terms.length);
  const terms = constraints.flatMap(constraint => constraint.terms);
  return {
    numCols: variables.length, numRows: constraints.length,
    sense: direction === 'minimize' ? constants.objectiveSense.minimize : constants.objectiveSense.maximize,
    colCost: variables.map(({ objective }) => objective),
    colLower: variables.map(({ low }) => low ?? 0), colUpper: variables.map(({ high }) => high ?? infinity),
    rowLower: constraints.map(({ low }) => low ?? -infinity), rowUpper: constraints.map(({ high }) => high ?? infinity),
    matrix: {
      format: 'csr', numRows: constraints.length, numCols: variables.length, starts,
      indices: terms.map(({ variable }) => variable), values: terms.map(({ factor }) => factor),
    },
    integrality: variables.map(({ whole }) => (whole ? constants.variableType.integer : constants.variableType.continuous)),
  };
}

/** By a power of 2, which changes no digit. */
function scaled(constraint: Constraint): Constraint {
  const { terms, low, high } = constraint;
  const largest = terms.reduce((most, { factor }) => Math.max(most, Math.abs(factor)), 0);
  if (!(largest > LARGE_FACTOR && largest < Infinity)) return constraint;
  const by = 2 ** -Math.ceil(Math.log2(largest));
  return {
    terms: terms.map(({ variable, factor }) => ({ variable, factor: factor * by })),
    ...(low !== undefined && { low: low * by }), ...(high !== undefined && { high: high * by }),
  };
}
