/** `1 product`, `7 products`, `1,204 products`: a count with its noun. */
export function counted(count: number, noun: string): string {
  return `${inDigits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1,204` */
export function inDigits(count: number): string {
  return count.toLocaleString('en');
}

/** `11 pieces`, `4.5 kg`: an abbreviation has no plural. */
export function quantityInWords(quantity: number, unit: string): string {
  return `${inDigits(quantity)} ${unit}${quantity === 1 || unit.length < 4 || unit.endsWith('s') ? '' : 's'}`;
}
