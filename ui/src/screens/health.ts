// What is said of a profile's backup. Its words are in shell.ftl, under these ids.
import type { Recovery } from "../ipc/types/Recovery";

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
export function toldOf({ health: { state }, automatic }: Recovery): Told | null {
  const auto = automatic !== null;
  switch (state) {
    case "never":
      return { well: false, whole: false, title: "health-never", why: ["health-never-why"], act: "health-make" };
    case "current":
      return {
        well: true,
        whole: true,
        title: "health-current",
        why: auto ? ["health-current-why", "health-current-auto"] : ["health-current-why"],
        act: "health-show",
      };
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
