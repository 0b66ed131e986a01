// The sign of each state of a profile. Its word is `state-<state>` in shell.ftl.
import type { ProfileState } from "../ipc/types/ProfileState";
import type { IconName } from "../parts/icons";

export const stateIcon: Record<ProfileState, IconName> = {
  open: "open",
  locked: "lock",
  blocked: "stop",
  "keystore-lost": "warn",
  "old-copy": "warn",
  damaged: "warn",
  "too-new": "warn",
};

/** No PIN opens it any more. */
export function isGone(state: ProfileState): boolean {
  return state === "blocked" || state === "keystore-lost" || state === "damaged";
}
