// What is said of a profile's backup. Its words are in shell.ftl, under these ids.
import type { Proof } from "../ipc/types/Proof";
import type { Recovery } from "../ipc/types/Recovery";
import { agesOf } from "../state/ages";

export interface Told {
  /** Nothing to do. */
  well: boolean;
  /** There is a way back. */
  whole: boolean;
  title: string;
  why: string[];
  act: "health-make" | "health-show";
}

/** Null: nothing is known. */
export function toldOf(recovery: Recovery): Told | null {
  const told = ofBackup(recovery);
  if (!told || recovery.leavesOut === "none") return told;
  if (recovery.leavesOut === "some") return { ...told, why: [...told.why, "health-tiqr"] };
  return { well: true, whole: false, title: "health-tiqr-all", why: ["health-tiqr", "health-tiqr-all-why"], act: "health-show" };
}

function ofBackup({ health, automatic, failure }: Recovery): Told | null {
  const auto = automatic !== null && failure === null;
  switch (health.state) {
    case "never":
      return { well: false, whole: false, title: "health-never", why: ["health-never-why"], act: "health-make" };
    case "current": {
      const when = sameDay(health.proof) ? "health-current-same" : "health-current-why";
      const why = auto ? [when, "health-current-auto"] : [when];
      return { well: true, whole: true, title: "health-current", why, act: "health-show" };
    }
    case "behind":
      return {
        well: auto,
        whole: true,
        title: "health-behind",
        why: auto ? ["health-behind-why", "health-behind-auto"] : ["health-behind-why"],
        act: auto ? "health-show" : "health-make",
      };
    case "gone":
      return { well: false, whole: false, title: "health-gone", why: ["health-gone-why"], act: "health-show" };
    case "unknown":
      return null;
  }
}

function sameDay(proof: Proof): boolean {
  const { made, proven } = agesOf(proof);
  return made === proven;
}
