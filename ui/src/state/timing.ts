// Which code counts at which second. Pure: the clock is an argument.
import type { Account } from "../ipc/types/Account";

/** What a row shows now. */
export interface Live {
  code: string | null;
  next: string | null;
  /** Whole seconds that `code` still counts; null where time plays no part (HOTP). */
  left: number | null;
}

/** Which of the codes that were asked for some time ago counts: later than both, nothing is known. */
export type Turn = "code" | "next" | "unknown";

/**
 * At `second`. The next one takes over at the boundary without a question to the shell; after that nothing wrong is
 * shown.
 */
export function turnAt({ period, validUntil }: Account, second: number): Turn {
  if (period === null || validUntil === null || second < validUntil) return "code";
  return second < validUntil + period ? "next" : "unknown";
}

/** Whole seconds that the code of this turn still counts; null where time plays no part. */
export function leftAt({ period, validUntil }: Account, second: number): number | null {
  if (period === null || validUntil === null) return null;
  const left = validUntil - second;
  return left > 0 ? Math.min(period, left) : Math.max(0, left + period);
}

export function shownIn(account: Account, turn: Turn): { code: string | null; next: string | null } {
  if (turn === "code") return { code: account.code, next: account.next };
  return { code: turn === "next" ? account.next : null, next: null };
}

export function liveAt(account: Account, second: number): Live {
  return { ...shownIn(account, turnAt(account, second)), left: leftAt(account, second) };
}

/** The first second at which a code, or what a service said of an account, ends; null when none does. */
export function firstEnd(accounts: Account[]): number | null {
  let first: number | null = null;
  for (const { validUntil, standing } of accounts) {
    const end = standing?.state === "blocked-until" ? standing.until : validUntil;
    if (end !== null && (first === null || end < first)) first = end;
  }
  return first;
}

/** Milliseconds from `now` to just after the next whole second: timers may fire a little early. */
export function untilNextSecond(now: number): number {
  return 1000 - (now % 1000) + 4;
}

/** The last seconds of a code look different: it is about to change. */
export const lastSeconds = 5;

/**
 * At rest: milliseconds from `now` to just after the next tenth second, the end (unix seconds) of a code, or the
 * beginning of its last seconds, whichever comes first.
 */
export function untilNextLook(now: number, end: number | null): number {
  const looks = [(Math.floor(now / 10_000) + 1) * 10_000];
  if (end !== null) looks.push(end * 1000, (end - lastSeconds) * 1000);
  return Math.min(...looks.filter((look) => look > now)) - now + 4;
}

/** `482913` as `482` and `913`: two groups, the first the longer one when they differ. */
export function inGroups(code: string): [string, string] {
  const half = Math.ceil(code.length / 2);
  return [code.slice(0, half), code.slice(half)];
}
