// A row of the board in words.
import type { BoardRow } from "../ipc/types/BoardRow";
import { day } from "../state/day";
import { t } from "../words";
import { isCounted, seenOn } from "./board";

export function serviceOf(row: BoardRow): string {
  return row.service || row.account?.name || t("board-unnamed");
}

/** All of it in one sentence: what a screen reader says. */
export function sentenceOf(row: BoardRow): string {
  const name = row.account?.name;
  const service = name && row.service ? t("board-of-account", { service: row.service, account: name }) : serviceOf(row);
  return t(`board-row-${row.status}`, { service, profile: row.profileName, ...numbers(row) });
}

/** Under the status, in a few words; empty where it says all. */
export function detailOf(row: BoardRow): string {
  if (row.status === "none") return "";
  const seen = seenOn(row);
  const date = seen === null ? "" : day(seen);
  const place = placeOf(row);
  if (row.status === "good" && place && !isCounted(row)) return t("board-detail-place", { place, date });
  return t(`board-detail-${row.status}`, { date, ...numbers(row) });
}

/** With its year: paper is read in another one. */
export function dated(unixSeconds: number): string {
  return day(unixSeconds, new Date(0));
}

/** Where the codes are; empty while that is not known. */
export function placeOf({ account }: BoardRow): string {
  return account?.place ? t(`board-place-${account.place}`) : "";
}

/** The same with the person's own words for it. */
export function whereaboutsOf(row: BoardRow): string {
  const [place, note] = [placeOf(row), row.account?.whereabouts];
  return note ? t("board-place-noted", { place, note }) : place;
}

function numbers(row: BoardRow) {
  return { left: row.noted?.left ?? 0, total: row.noted?.total ?? 0, many: isCounted(row) ? 1 : 2 };
}
