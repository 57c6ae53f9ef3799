/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers (Box & Muller 1958). */
export function normal(seed: number): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Whole numbers of Poisson's distribution (Knuth's product of uniforms). */
export function poisson(mean: number, next: () => number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > least; product *= next()) count++;
  return count;
}
