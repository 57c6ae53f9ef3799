import { StockInputError } from './stock-input-error';

/** The value, which is a number and finite. */
export function finite<N extends number>(input: string, value: N): N {
  return judged(input, value, Number.isFinite(value), 'a finite number');
}

/** The value, which is 0 or more. */
export function notNegative<N extends number>(input: string, value: N): N {
  return judged(input, value, Number.isFinite(value) && value >= 0, 'a number of 0 or more');
}

/** The value, which is above 0. */
export function positive<N extends number>(input: string, value: N): N {
  return judged(input, value, Number.isFinite(value) && value > 0, 'a number above 0');
}

/** The value, which is a share from 0 to 1. */
export function share<N extends number>(input: string, value: N): N {
  return judged(input, value, value >= 0 && value <= 1, 'a share from 0 to 1');
}

/** The value, which is a share between 0 and 1 and neither: nobody can promise 100 %. */
export function openShare<N extends number>(input: string, value: N): N {
  return judged(input, value, value > 0 && value < 1, 'a share above 0 and below 1');
}

/** The value, which is a whole number of at least `least`. */
export function whole<N extends number>(input: string, value: N, least = 0): N {
  return judged(input, value, Number.isSafeInteger(value) && value >= least, `a whole number of at least ${least}`);
}

function judged<N extends number>(input: string, value: N, allowed: boolean, words: string): N {
  if (!allowed) throw new StockInputError(input, value, words);
  return value;
}
