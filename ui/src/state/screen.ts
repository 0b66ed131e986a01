// Which screen is on. Pure, so that "what was on screen is gone" is decided in one place.
import { sightOf, type Usable } from "../pair/found";
import type { ComeBack } from "../ipc/types/ComeBack";
import type { Found } from "../ipc/types/Found";
import type { Login } from "../ipc/types/Login";
import type { Profile } from "../ipc/types/Profile";

export type Screen =
  | { at: "profile"; id: string }
  | { at: "settings" }
  /** How the backup codes of all accounts stand. */
  | { at: "board" }
  /** The recovery sheet of an open profile. */
  | { at: "sheet"; profile: string }
  /** A new profile, or an account more in `profile`; `link` was clicked on, or scanned elsewhere. */
  | { at: "pair"; profile?: string | undefined; link?: Link | undefined }
  /** Logging in with a tiqr code; without one it is scanned first. */
  | { at: "login"; asked?: Asked | undefined }
  /** Practising at the practice site. */
  | { at: "exercise" }
  /** What a profile can be recovered from, and making that. */
  | { at: "backups"; profile: string }
  /** Out of a backup; in the place of `profile`, or as it was called. */
  | { at: "restore"; profile?: string | undefined }
  /** As it was before its last change. */
  | { at: "recover"; profile: string }
  /** Another PIN. */
  | { at: "pin"; profile: string }
  /** What one account has to come back with. */
  | { at: "backup-codes"; profile: string; account: string; from?: "board" }
  /** What each account has to come back with on another one. */
  | { at: "new-computer" }
  /** What an account that was just removed had to come back with. */
  | { at: "removed"; profile: string; account: ComeBack };

/** What a link says: something to be paired, or something to be told of. */
export type Link = { usable: Usable } | { told: Found };

/** A login code, under its ticket in the shell. */
export interface Asked {
  ticket: number;
  login: Login;
}

/** Ask for the whole window, and are loaded when they are asked for. */
export type Journey = Extract<Screen, { at: "backups" | "restore" | "recover" | "pin" | "backup-codes" }>;

/** Ask for the whole window, too; a link that is clicked on meanwhile is followed: it may be the next step. */
export type ComingBack = Extract<Screen, { at: "new-computer" | "removed" }>;

export function isComingBack(screen: Screen): screen is ComingBack {
  return screen.at === "new-computer" || screen.at === "removed";
}

export function isJourney(screen: Screen): screen is Journey {
  return ["backups", "restore", "recover", "pin", "backup-codes"].includes(screen.at);
}

/** The screen that stays on when the profiles are now these. Null: the welcome. */
export function stillThere(now: Screen | null, profiles: Profile[]): Screen | null {
  if (now?.at === "pair" || now?.at === "login" || now?.at === "restore" || now?.at === "exercise") return now;
  if (now?.at === "new-computer") return now;
  if (now?.at === "removed" && profiles.some(({ id, state }) => id === now.profile && state === "open")) return now;
  // what stood there is as private as the profile
  if (now?.at === "removed") return stillThere({ at: "profile", id: now.profile }, profiles);
  if (now && isJourney(now)) return onItsWay(now, profiles);
  if (now?.at === "profile" && profiles.some((profile) => profile.id === now.id)) return now;
  if ((now?.at === "settings" || now?.at === "board") && profiles.length > 0) return now;
  if (now?.at === "sheet") return sheetOf(now, profiles);
  return firstScreen(profiles);
}

/** A profile that was blocked meanwhile has its own page to say so. What is locked meanwhile the journey sees itself. */
function onItsWay(now: Exclude<Journey, { at: "restore" }>, profiles: Profile[]): Screen | null {
  const profile = profiles.find(({ id }) => id === now.profile);
  if (!profile) return firstScreen(profiles);
  return profile.state === "blocked" ? { at: "profile", id: profile.id } : now;
}

/** It is of an open profile; of one that was locked meanwhile the board shows what may be seen. */
function sheetOf(now: Extract<Screen, { at: "sheet" }>, profiles: Profile[]): Screen | null {
  if (profiles.length === 0) return null;
  const isOpen = profiles.some(({ id, state }) => id === now.profile && state === "open");
  return isOpen ? now : { at: "board" };
}

/** An open profile before a locked one before the rest; the oldest first. */
export function firstScreen(profiles: Profile[]): Screen | null {
  const first =
    profiles.find((profile) => profile.state === "open") ??
    profiles.find((profile) => profile.state === "locked") ??
    profiles[0];
  return first ? { at: "profile", id: first.id } : null;
}

export function linkOf(found: Found): Link {
  const [usable] = sightOf([found]).usable;
  return usable ? { usable } : { told: found };
}

/** Where a link leads to. */
export function screenOf(found: Found): Screen {
  const link = linkOf(found);
  return "usable" in link ? screenFor(link.usable) : { at: "pair", link };
}

export function screenFor(usable: Usable): Screen {
  const { ticket, login } = usable;
  return login ? { at: "login", asked: { ticket, login } } : { at: "pair", link: { usable } };
}
