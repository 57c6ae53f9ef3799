/** Random numbers from a seed: the same on every machine. "Small fast counter", 128 bits of state (Doty-Humphrey 2010, PractRand sfc32). */
export class Random {
  private a = 0x9e3779b9;
  private b: number;
  private c = 0x243f6a88;
  private counter = 1;

  constructor(seed: number) {
    this.b = seed | 0;
    this.a ^= Math.floor(seed / 0x1_0000_0000) | 0;
    for (let round = 0; round < 16; round++) this.bits();
  }

  /** From 0, included, to 1, excluded. */
  next(): number {
    return (this.bits() >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 to `limit`, excluded. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum | 0;
    return sum;
  }
}
