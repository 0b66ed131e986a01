// Which code counts at which second. Pure: the clock is an argument.
import type { Account } from "../ipc/types/Account";

/** What a row shows now. */
export interface Live {
  code: string | null;
  next: string | null;
  /** Whole seconds that `code` still counts; null where time plays no part (HOTP). */
  left: number | null;
}

/**
 * At `second`, from codes that were asked for some time ago: the next one takes over at the boundary without a
 * question to the shell. Later than that nothing is known, and nothing wrong is shown.
 */
export function liveAt(account: Account, second: number): Live {
  const { code, next, period, validUntil } = account;
  if (period === null || validUntil === null) return { code, next: null, left: null };
  if (second < validUntil) return { code, next, left: Math.min(period, validUntil - second) };
  if (second < validUntil + period) return { code: next, next: null, left: validUntil + period - second };
  return { code: null, next: null, left: 0 };
}

/** The first second at which a code ends, or null when none does. */
export function firstEnd(accounts: Account[]): number | null {
  let first: number | null = null;
  for (const { validUntil } of accounts) {
    if (validUntil !== null && (first === null || validUntil < first)) first = validUntil;
  }
  return first;
}

/** Milliseconds from `now` to just after the next whole second: timers may fire a little early. */
export function untilNextSecond(now: number): number {
  return 1000 - (now % 1000) + 4;
}

/** `482913` as `482` and `913`: two groups, the first the longer one when they differ. */
export function inGroups(code: string): [string, string] {
  const half = Math.ceil(code.length / 2);
  return [code.slice(0, half), code.slice(half)];
}
