// What a person is saying about backup codes, and what of it can be saved. Pure.
import type { CodesKind } from "../ipc/types/CodesKind";
import type { CodesPlace } from "../ipc/types/CodesPlace";
import type { EnteredCodes } from "../ipc/types/EnteredCodes";
import type { NewCodes } from "../ipc/types/NewCodes";
import type { NotedCodes } from "../ipc/types/NotedCodes";

/** In the order in which they are asked. */
export const places = ["paper", "safe", "password-manager", "elsewhere", "here"] as const satisfies readonly CodesPlace[];

/** The longest list that is taken. */
export const most = 100;

export interface Draft {
  /** Empty: nothing was chosen. */
  place: CodesPlace | "none" | "";
  whereabouts: string;
  kind: CodesKind;
  /** As it was typed; counts for a list. */
  count: string;
  /** So many were in a list that is noted now; null: what is noted is new. */
  of: number | null;
  /** What was understood of what was entered to be kept here. */
  entered: EnteredCodes | null;
  /** "I have saved my backup code." */
  saved: boolean;
}

/** Begins with what is noted now; `replaces`: new ones come in its place, so none of them was used. */
export function begin(noted: NotedCodes | null = null, replaces = false): Draft {
  const list = noted?.kind === "list" ? noted : null;
  return {
    place: noted?.place ?? "",
    whereabouts: noted?.whereabouts ?? "",
    kind: noted?.kind ?? "code",
    count: String(list ? Math.max(replaces ? list.total : list.left, 1) : 10),
    of: replaces ? null : (list?.total ?? null),
    entered: null,
    saved: false,
  };
}

/** Koppel keeps no code and cannot know: the person says that it is safe. */
export const asksToTick = ({ place }: Draft): boolean => place !== "" && place !== "none" && place !== "here";

/** A whole number of codes; null when it is none that is taken. */
export function countOf({ kind, count }: Draft): number | null {
  if (kind !== "list") return 1;
  const number = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** Null while something is missing, and when there is nothing to note. */
export function newCodes(draft: Draft): NewCodes | null {
  const { place, saved } = draft;
  const whereabouts = draft.whereabouts.trim();
  if (place === "" || place === "none") return null;
  if (place === "here") {
    const { entered } = draft;
    return entered && entered.taken.length > 0 ? { kept: "here", ticket: entered.ticket, kind: kindOf(draft, entered.taken.length) } : null;
  }
  const count = countOf(draft);
  return saved && count !== null ? { kept: "apart", place, kind: draft.kind, count, of: ofHowMany(draft, count), whereabouts } : null;
}

/** A list that was moved has lost what was used of it; one that is longer now is another one. */
function ofHowMany({ kind, of }: Draft, count: number): number | null {
  return kind === "list" && of !== null && of >= count ? of : null;
}

/** Several are a list; one is what the person calls it, else what it reads like. */
export function kindOf({ kind, entered }: Draft, taken: number): CodesKind {
  if (taken > 1) return "list";
  return kind === "list" ? (entered?.kind ?? "code") : kind;
}
