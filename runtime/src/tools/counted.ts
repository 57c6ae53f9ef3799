/** `1 product`, `7 products`, `1,204 products`: a count with its noun. */
export function counted(count: number, noun: string): string {
  return `${inDigits(count)} ${count === 1 ? noun : plural(noun)}`;
}

/** `none of the 7 products`, `not even the one product` */
export function noneOf(count: number, noun: string): string {
  return count === 1 ? `not even the one ${noun}` : `none of the ${counted(count, noun)}`;
}

/** The text as a sentence begins with it. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1,204` */
export function inDigits(count: number): string {
  return count.toLocaleString('en');
}

/** `11 pieces`, `64 cans`, `4.5 kg`, `12 PCE`: an abbreviation has no plural. */
export function quantityInWords(quantity: number, unit: string): string {
  return `${inDigits(quantity)} ${quantity === 1 || !isWord(unit) || unit.endsWith('s') ? unit : plural(unit)}`;
}

/** Units of up to three letters are words where they can be spoken as one, such as a can or a box. */
function isWord(unit: string): boolean {
  return unit.length < 4 ? /^[b-df-hj-np-tv-z][aeiou][b-df-hj-np-tv-z]$/.test(unit) : unit !== unit.toUpperCase();
}

function plural(noun: string): string {
  if (/(?:ss|[xz]|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
