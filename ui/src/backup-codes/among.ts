// Codes of which one is to be shown.
import type { WhichCode } from "../ipc/types/WhichCode";

/** Those that are left, or those that one entry of the history struck out. */
export type Among = { of: "left"; count: number } | { of: "struck"; entry: number; count: number };

export function which(among: Among, index: number): WhichCode {
  return among.of === "left" ? { among: "left", index } : { among: "struck", entry: among.entry, index };
}
