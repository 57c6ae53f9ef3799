/** The most rows that a block carries. What lies beyond is counted, cut, and said to be. */
export const MOST_BLOCK_ROWS = 1_000;
