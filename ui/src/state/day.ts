import { language } from "../words";

const locale = () => (language.now === "en" ? "en-GB" : language.now);

/** `12 maart`, with its year when that is another one. */
export function day(unixSeconds: number, today = new Date()): string {
  const date = new Date(unixSeconds * 1000);
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year }).format(date);
}

/** `14:05`, with its day when that is not today. */
export function moment(unixSeconds: number, today = new Date(Date.now())): string {
  const date = new Date(unixSeconds * 1000);
  const time = new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(date);
  return date.toDateString() === today.toDateString() ? time : `${day(unixSeconds, today)}, ${time}`;
}
