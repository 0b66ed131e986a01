// The rows of the board: which are shown, in what order, and what is said of one. Its words are in board.ftl.
import type { BoardRow } from "../ipc/types/BoardRow";
import type { CodesStatus } from "../ipc/types/CodesStatus";
import { plain } from "../screens/search";

/** The worst first, as core has them. */
export const statuses: readonly CodesStatus[] = ["none", "used", "low", "unchecked", "good"];

export type Filter = "all" | "todo" | CodesStatus;
export const filters: readonly Filter[] = ["all", "todo", ...statuses];

export type Sort = "status" | "service" | "profile" | "noted";
export const sorts: readonly Sort[] = ["status", "service", "profile", "noted"];

export interface Searchable {
  row: BoardRow;
  text: string;
}

/** Made once a board, not once a keystroke. */
export function searchable(rows: BoardRow[]): Searchable[] {
  return rows.map((row) => ({ row, text: plain(`${row.service}\n${row.account?.name ?? ""}\n${row.profileName}`) }));
}

/** The rows that the person asks for. Within the same, the board's own order stays. */
export function shown(list: Searchable[], query: string, filter: Filter, sort: Sort, language: string): BoardRow[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const rows = list.filter(({ row, text }) => fits(row, filter) && words.every((word) => text.includes(word))).map(({ row }) => row);
  return sorted(rows, sort, language);
}

function fits({ status }: BoardRow, filter: Filter): boolean {
  return filter === "all" || (filter === "todo" ? status !== "good" : status === filter);
}

function sorted(rows: BoardRow[], sort: Sort, language: string): BoardRow[] {
  const { compare } = new Intl.Collator(language);
  switch (sort) {
    case "status":
      return rows;
    case "service":
      return rows.sort((a, b) => compare(a.service, b.service));
    case "profile":
      return rows.sort((a, b) => compare(a.profileName, b.profileName));
    case "noted":
      return rows.sort((a, b) => (a.noted?.noted ?? 0) - (b.noted?.noted ?? 0));
  }
}

/** How many of each. */
export function counts(rows: BoardRow[]): Record<CodesStatus, number> {
  const count = { none: 0, used: 0, low: 0, unchecked: 0, good: 0 };
  for (const { status } of rows) count[status] += 1;
  return count;
}

/** Of a list one says how many are left; of one code only whether it is there. */
export function isCounted({ noted }: BoardRow): boolean {
  return noted?.kind === "list";
}

/** When somebody last saw them. */
export function seenOn({ noted }: BoardRow): number | null {
  return noted ? Math.max(noted.noted, noted.checked ?? 0) : null;
}

/** Lines on the recovery sheet to write codes on: one for each that is left, for those to come where none is, and some where nobody knows. */
export function blanks({ noted }: BoardRow): number {
  if (!noted) return 4;
  return noted.kind === "list" ? Math.min(noted.left || noted.total, 10) : 1;
}
