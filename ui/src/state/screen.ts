// Which screen is on. Pure, so that "what was on screen is gone" is decided in one place.
import type { Profile } from "../ipc/types/Profile";

export type Screen =
  | { at: "profile"; id: string }
  | { at: "settings" }
  /** A new profile, or an account more in `profile`. */
  | { at: "pair"; profile?: string | undefined };

/** The screen that stays on when the profiles are now these. Null: the welcome. */
export function stillThere(now: Screen | null, profiles: Profile[]): Screen | null {
  if (now?.at === "pair") return now;
  if (now?.at === "profile" && profiles.some((profile) => profile.id === now.id)) return now;
  if (now?.at === "settings" && profiles.length > 0) return now;
  return firstScreen(profiles);
}

/** An open profile before a locked one before the rest; the oldest first. */
export function firstScreen(profiles: Profile[]): Screen | null {
  const first =
    profiles.find((profile) => profile.state === "open") ??
    profiles.find((profile) => profile.state === "locked") ??
    profiles[0];
  return first ? { at: "profile", id: first.id } : null;
}
