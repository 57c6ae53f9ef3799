/**
 * Draws that depend on the seed, a purpose and keys, and on nothing else: the demand of an item on a day is the same whatever was
 * drawn before, so a history does not change when days are added to it. The generator is sfc32 (Chris Doty-Humphrey, PractRand),
 * seeded by splitmix32.
 *
 * One object per purpose: `at` restarts it, so a sequence of draws must end before the next `at`.
 */
export class RandomStream {
  private readonly base: number;
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  constructor(seed: number, purpose: string) {
    this.base = mix([...purpose].reduce((hash, character) => Math.imul(hash, 31) + character.codePointAt(0)!, seed | 0));
    this.at();
  }

  /** Restarts the stream at these keys: whole numbers. */
  at(first = 0, second = 0): this {
    const start = mix(mix(this.base ^ Math.imul(first + 1, 0x9e3779b1)) ^ Math.imul(second + 1, 0x85ebca6b));
    this.a = mix(start + 1);
    this.b = mix(start + 2);
    this.c = mix(start + 3);
    this.counter = 1;
    return this;
  }

  /** From 0 to below 1. */
  uniform(): number {
    const sum = (this.a + this.b + this.counter++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.uniform());
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(values.length * this.uniform())]!;
  }

  /** An index, each with the probability of its weight. `cumulative` is the running sum of the weights. */
  weighted(cumulative: readonly number[]): number {
    const mark = this.uniform() * cumulative.at(-1)!;
    let low = 0;
    for (let high = cumulative.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /**
   * Negative binomial by inversion.
   *
   * @param dispersion  the variance is mean + mean² / dispersion
   */
  negativeBinomial(mean: number, dispersion: number): number {
    if (mean <= 0) return 0;
    const odds = mean / (mean + dispersion);
    let probability = Math.exp(dispersion * Math.log1p(-odds));
    let rest = this.uniform() - probability;
    let count = 0;
    while (rest > 0 && count < 100_000) {
      probability *= odds * (count + dispersion) / (count + 1);
      if (probability === 0 && count > mean) break;
      rest -= probability;
      count += 1;
    }
    return count;
  }
}

function mix(value: number): number {
  let mixed = (value + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
