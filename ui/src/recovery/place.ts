// Whose place a restored profile takes in the list, if any: the vault's own rule, so that it can be said beforehand.
import type { Profile } from "../ipc/types/Profile";
import { isTaken } from "../pair/names";
import { isEnded, isGone } from "../screens/profile-states";

export type Place =
  | { kind: "free" }
  /** Another profile has that name and keeps it. */
  | { kind: "taken" }
  /** No PIN opens it any more: it goes once the restored one is there. */
  | { kind: "replaces"; profile: Profile };

export function placeOf(name: string, profiles: readonly Profile[]): Place {
  const same = profiles.find((profile) => hasName(profile) && isTaken(name, [profile.name]));
  if (!same) return { kind: "free" };
  return isEnded(same.state) ? { kind: "replaces", profile: same } : { kind: "taken" };
}

/** A damaged file has no name to clash with, unless it can come back. */
function hasName({ state, recoverable }: Profile): boolean {
  return recoverable || isEnded(state) || !isGone(state);
}
