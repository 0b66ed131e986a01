// How long ago, as people say it: today, yesterday, else the day.
import type { Proof } from "../ipc/types/Proof";
import { day } from "./day";

/** For a sentence that says `0`: today, `1`: yesterday, else the date. */
export interface Age {
  days: number;
  date: string;
}

const now = () => new Date(Date.now());

export function ageOf(unixSeconds: number, today = now()): Age {
  const then = new Date(unixSeconds * 1000);
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  // a day with another hour in it is a day, and a clock that was set back makes nothing younger than today
  const days = Math.max(0, Math.round((midnight(today) - midnight(then)) / 86_400_000));
  return { days, date: day(unixSeconds, today) };
}

/** What a sentence about a backup needs. */
export function agesOf({ made, proven }: Proof, today = now()) {
  const [first, last] = [ageOf(made, today), ageOf(proven, today)];
  return { made: first.days, madeOn: first.date, proven: last.days, provenOn: last.date };
}
