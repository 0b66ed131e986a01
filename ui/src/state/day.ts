import { language } from "../words";

/** `12 maart`, with its year when that is another one. */
export function day(unixSeconds: number, today = new Date()): string {
  const date = new Date(unixSeconds * 1000);
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(language.now === "en" ? "en-GB" : language.now, { day: "numeric", month: "long", year }).format(date);
}
