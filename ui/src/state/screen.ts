// Which screen is on. Pure, so that "what was on screen is gone" is decided in one place.
import type { Found } from "../ipc/types/Found";
import type { Profile } from "../ipc/types/Profile";

export type Screen =
  | { at: "profile"; id: string }
  | { at: "settings" }
  /** A new profile, or an account more in `profile`; `found` by a link that was clicked on. */
  | { at: "pair"; profile?: string | undefined; found?: Found | undefined }
  /** What a profile can be recovered from, and making that. */
  | { at: "backups"; profile: string }
  /** Out of a backup; in the place of `profile`, or as it was called. */
  | { at: "restore"; profile?: string | undefined }
  /** As it was before its last change. */
  | { at: "recover"; profile: string }
  /** Another PIN. */
  | { at: "pin"; profile: string };

/** Ask for the whole window, and are loaded when they are asked for. */
export type Journey = Extract<Screen, { at: "backups" | "restore" | "recover" | "pin" }>;

export function isJourney(screen: Screen): screen is Journey {
  return ["backups", "restore", "recover", "pin"].includes(screen.at);
}

/** The screen that stays on when the profiles are now these. Null: the welcome. */
export function stillThere(now: Screen | null, profiles: Profile[]): Screen | null {
  if (now?.at === "pair" || now?.at === "restore") return now;
  if (now && isJourney(now)) return onItsWay(now, profiles);
  if (now?.at === "profile" && profiles.some((profile) => profile.id === now.id)) return now;
  if (now?.at === "settings" && profiles.length > 0) return now;
  return firstScreen(profiles);
}

/** A profile that was blocked meanwhile has its own page to say so. What is locked meanwhile the journey sees itself. */
function onItsWay(now: Exclude<Journey, { at: "restore" }>, profiles: Profile[]): Screen | null {
  const profile = profiles.find(({ id }) => id === now.profile);
  if (!profile) return firstScreen(profiles);
  return profile.state === "blocked" ? { at: "profile", id: profile.id } : now;
}

/** An open profile before a locked one before the rest; the oldest first. */
export function firstScreen(profiles: Profile[]): Screen | null {
  const first =
    profiles.find((profile) => profile.state === "open") ??
    profiles.find((profile) => profile.state === "locked") ??
    profiles[0];
  return first ? { at: "profile", id: first.id } : null;
}
