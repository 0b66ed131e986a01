// What is said of one account's backup codes, on the day that they are needed. Its words are in way-back.ftl.
import type { ComeBackCodes } from "../ipc/types/ComeBackCodes";
import type { CodesPlace } from "../ipc/types/CodesPlace";

/** How the account's profile stands; `removing`: it is open and about to go; `removed`: the account itself is gone from it. */
export type Standing = "open" | "locked" | "gone" | "removing" | "removed";

export interface Told {
  /** `come-back-<word>`. */
  word: "unknown" | "none" | "used" | "code" | "reset-code" | "list";
  left: number;
  total: number;
  /** `come-back-at-<place>`. */
  place: CodesPlace | null;
  /** The person's own words for it. */
  whereabouts: string;
  /** `come-back-<note>`: what cannot be told, and why. */
  note: "place-unknown" | "place-locked" | "here-gone" | "here-removing" | "here-removed" | null;
  /** There is a code, and it can be come by. */
  usable: boolean;
}

const nothing = { left: 0, total: 0, place: null, whereabouts: "", note: null, usable: false };

export function toldOf(codes: ComeBackCodes, standing: Standing): Told {
  if (codes.known !== "noted") return { ...nothing, word: codes.known };
  const { kind, left, total, place } = codes;
  if (left === 0) return { ...nothing, word: "used", left, total };
  const note = noteOn(place, standing);
  const usable = note === null || !note.startsWith("here-");
  return { word: kind, left, total, place, whereabouts: codes.whereabouts ?? "", note, usable };
}

function noteOn(place: CodesPlace | null, standing: Standing): Told["note"] {
  if (standing === "locked") return "place-locked";
  if (place === null) return "place-unknown";
  if (place !== "here") return null;
  return standing === "open" ? null : `here-${standing}`;
}

/** Some are kept elsewhere, and the person's own words for it went with their profile. */
export function isVague(accounts: readonly { codes: ComeBackCodes }[], standing: Standing): boolean {
  if (standing !== "gone") return false;
  return accounts.some(({ codes }) => {
    const { place } = toldOf(codes, standing);
    return place !== null && place !== "here";
  });
}
