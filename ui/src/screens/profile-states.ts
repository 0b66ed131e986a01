// The sign of each state of a profile. Its word is `state-<state>` in shell.ftl.
import type { ProfileState } from "../ipc/types/ProfileState";
import type { IconName } from "../parts/icons";

export const stateIcon: Record<ProfileState, IconName> = {
  open: "open",
  locked: "lock",
  blocked: "stop",
  "keystore-lost": "warn",
  "keystore-damaged": "warn",
  "old-copy": "warn",
  damaged: "warn",
  foreign: "warn",
  "too-new": "warn",
};

const gone: ProfileState[] = ["blocked", "keystore-lost", "keystore-damaged", "damaged", "foreign"];
const ended: ProfileState[] = ["blocked", "keystore-lost", "keystore-damaged"];

/** No PIN opens it as it is. */
export function isGone(state: ProfileState): boolean {
  return gone.includes(state);
}

/** For good: a restored profile of the same name takes its place. */
export function isEnded(state: ProfileState): boolean {
  return ended.includes(state);
}
