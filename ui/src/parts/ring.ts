import { lastSeconds } from "../state/timing";

/** Half round a circle of radius 16. */
const side = Math.PI * 16;

/** The `stroke-dasharray` that draws `left` of `period` seconds on one side. */
export function dashesOf(left: number, period: number): string {
  const part = period > 0 ? Math.min(1, Math.max(0, left / period)) : 0;
  return `${round(part * side)} ${round(side)}`;
}

/** The code is about to change: greyed, and the next one goes bold. */
export function urgent(left: number): boolean {
  return left <= lastSeconds;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
