import { positive } from './checks';

/** Numbers that look random and are the same for the same seed. */
export interface SeededRandom {
  /** Above 0 and below 1. */
  uniform(): number;
  normal(): number;
  /** Gamma with this shape and scale 1. */
  gamma(shape: number): number;
  poisson(mean: number): number;
}

/**
 * A generator of its own for each seed and keys: what is drawn for one item or path does not depend on which others are drawn.
 *
 * @see Blackman & Vigna (2018): xoshiro128**, seeded by the finalizer of MurmurHash3
 */
export function seededRandom(seed: number, ...keys: readonly (string | number)[]): SeededRandom {
  let hash = hashed(seed, keys);
  const next = () => mixed(hash = (hash + 0x9e3779b9) | 0);
  let [a, b, c, d] = [next(), next(), next(), next() | 1];
  const bits = () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result >>> 0;
  };
  const uniform = () => (bits() + 0.5) / 0x1_0000_0000;
  return drawsFrom(uniform);
}

/** A single number above 0 and below 1 for a seed and keys. */
export function seededUniform(seed: number, ...keys: readonly (string | number)[]): number {
  return ((mixed(hashed(seed, keys)) >>> 0) + 0.5) / 0x1_0000_0000;
}

function drawsFrom(uniform: () => number): SeededRandom {
  // Polar halves of Box and Muller (1958): the sine is not kept, so that a draw depends on nothing before it.
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const gamma = (shape: number): number => {
    positive('shape', shape);
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    // Marsaglia & Tsang (2000), A simple method for generating gamma variables.
    const d = shape - 1 / 3;
    for (const c = 1 / Math.sqrt(9 * d); ;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return { uniform, normal, gamma, poisson: mean => poissonDraw(mean, uniform, normal) };
}

/** Inversion where the mean is small, the rounded normal (which a mean of 50 is close to) where it is not. */
function poissonDraw(mean: number, uniform: () => number, normal: () => number): number {
  if (mean >= 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let probability = Math.exp(-mean);
  let left = uniform() - probability;
  let count = 0;
  while (left > 0 && count < 1_000) {
    count++;
    probability *= mean / count;
    left -= probability;
  }
  return count;
}

function hashed(seed: number, keys: readonly (string | number)[]): number {
  let hash = mixed(seed | 0);
  for (const key of keys) {
    if (typeof key === 'number') hash = mixed(hash ^ Math.imul(key | 0, 0x85ebca6b) ^ 0x1b873593);
    else for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    hash = mixed(hash);
  }
  return hash;
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
