/** MySQL's letters, which date_format and date_parse take, as strftime's. */
const MYSQL: Readonly<Record<string, string>> = {
  a: '%a', b: '%b', c: '%-m', d: '%d', e: '%-d', f: '%f', H: '%H', h: '%I', I: '%I', i: '%M', j: '%j', k: '%-H', l: '%-I', M: '%B', m: '%m', p: '%p',
  r: '%I:%M:%S %p', S: '%S', s: '%S', T: '%H:%M:%S', v: '%V', W: '%A', x: '%G', Y: '%Y', y: '%y', '%': '%%',
};

/** @returns undefined where the format holds a letter that has no counterpart */
export function mysqlToStrftime(format: string): string | undefined {
  const letters = [...format.matchAll(/%(.)/g)].map(match => match[1]!);
  if (letters.some(letter => MYSQL[letter] === undefined) || /%$/.test(format.replaceAll('%%', ''))) return undefined;
  return format.replace(/%(.)/g, (_, letter: string) => MYSQL[letter]!);
}

/** Joda's letters, which format_datetime takes, as strftime's. */
const JODA: Readonly<Record<string, string>> = {
  yyyy: '%Y', yy: '%y', MMMM: '%B', MMM: '%b', MM: '%m', M: '%-m', dd: '%d', d: '%-d', EEEE: '%A', EEE: '%a', HH: '%H', H: '%-H', hh: '%I', h: '%-I',
  mm: '%M', ss: '%S', SSS: '%g', a: '%p', DDD: '%j', xxxx: '%G', ww: '%V',
};

/** @returns undefined where the format holds letters that have no counterpart */
export function jodaToStrftime(format: string): string | undefined {
  const parts = format.match(/'(?:[^']|'')*'|([a-zA-Z])\1*|[^a-zA-Z']+/g) ?? [];
  if (parts.join('') !== format) return undefined;
  const written = parts.map(part => {
    if (part.startsWith("'")) return part === "''" ? "'" : part.slice(1, -1).replaceAll("''", "'").replaceAll('%', '%%');
    return /^[a-zA-Z]/.test(part) ? JODA[part] : part.replaceAll('%', '%%');
  });
  return written.every(part => part !== undefined) ? written.join('') : undefined;
}
