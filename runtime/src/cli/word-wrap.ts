/** Breaks text that comes in pieces between words, where a terminal would break it within them. */
export class WordWrap {
  private column = 0;
  private rest = '';

  /**
   * @param width  columns that there are; undefined: nothing is broken
   * @param indent  what lines begin with that go on with one before
   */
  constructor(private readonly width: number | undefined, private readonly indent = '') {}

  /** What can be shown: all but the last word, which may not be whole. */
  take(piece: string): string {
    if (this.width === undefined) return piece;
    const text = this.rest + piece;
    const whole = text.length - (/[^\S\n]*\S*$/.exec(text)?.[0].length ?? 0);
    this.rest = text.slice(whole);
    return this.broken(text.slice(0, whole));
  }

  /** What has been held back. */
  end(): string {
    const last = this.broken(this.rest);
    this.rest = '';
    return last;
  }

  private broken(text: string): string {
    return text.replaceAll(/\n|([^\S\n]*)(\S*)/g, (whole: string, gap: string | undefined, word: string | undefined) => {
      if (whole === '\n' || gap === undefined || word === undefined) {
        this.column = 0;
        return whole;
      }
      const breaks = word !== '' && this.column > 0 && this.column + lengthOf(whole) > (this.width ?? Infinity);
      const shown = breaks ? this.indent + word : whole;
      this.column = (breaks ? 0 : this.column) + lengthOf(shown);
      return breaks ? `\n${shown}` : shown;
    });
  }
}

/** A text whose lines fit, each that goes on beginning with `indent`. */
export function wrapped(text: string, width: number | undefined, indent = ''): string {
  const wrap = new WordWrap(width, indent);
  return wrap.take(text) + wrap.end();
}

function lengthOf(text: string): number {
  return [...text].length;
}
