/** Once round a circle of radius 16. */
const round = 2 * Math.PI * 16;

/** How `left` of `period` seconds is drawn on a circle that starts at the bottom: as much on either side. */
export function strokeOf(left: number, period: number): { dashes: string; offset: number } {
  const part = period > 0 ? Math.min(1, Math.max(0, left / period)) : 0;
  const drawn = round2(part * round);
  return { dashes: `${drawn} ${round2(round - drawn)}`, offset: round2(drawn / 2) };
}

/** The code is about to change: greyed, and the next one goes bold. */
export function urgent(left: number): boolean {
  return left <= 5;
}

function round2(n: number): number {
  return Math.round(n * 100) / 100;
}
