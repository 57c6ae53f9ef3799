/**
 * A gamma variable with this shape and scale 1, from a standard normal one.
 *
 * @see Wilson & Hilferty (1931), The distribution of chi-square, Proceedings of the National Academy of Sciences 17(12)
 */
export function wilsonHilferty(shape: number, z: number): number {
  return shape * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}
