/** How many words two texts share, plurals and short words aside: `orders` meets `order`. */
export function sharedWords(left: string, right: string): number {
  const words = wordsOf(right);
  return [...wordsOf(left)].filter(word => words.has(word)).length;
}

function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(word => word.replace(/s$/, '')));
}
