// How long an open profile may be left alone, to choose from. Pure.

const usual = [1, 5, 15, 30];

/** Minutes, 0 for never; `most` is what an organisation asks for, and `now` what holds. */
export function lockTimes(most: number | null, now: number): number[] {
  const allowed = most === null ? usual : [...usual.filter((each) => each <= most), most];
  const all = now > 0 ? [...allowed, now] : allowed;
  const sorted = [...new Set(all)].sort((a, b) => a - b);
  return most === null ? [...sorted, 0] : sorted;
}
