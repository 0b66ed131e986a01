// Heights of rows are known before they are drawn; AccountRow's layout keeps to them.
import type { Account } from "../ipc/types/Account";

/** Pixels; below this a row stands in two lines. */
const least = 560;
const wideRow = 68;
const narrowRow = 108;
const chip = { wide: 16, narrow: 28 };

export function isNarrow(width: number): boolean {
  return width < least;
}

export function heightOf(account: Account, narrow: boolean): number {
  const extra = needsChip(account) ? (narrow ? chip.narrow : chip.wide) : 0;
  return (narrow ? narrowRow : wideRow) + extra;
}

/** Only what needs attention has a chip, and one of it: what stands in the way of logging in comes first. */
export function needsChip(account: Account): boolean {
  return account.standing !== null || account.backup.status !== "good";
}
