// The way of a pairing as plain values: where it stands, where it can go, and what stopping has to take back.
// Nothing here talks to the shell; Pair.svelte does, with what these functions answer.
import type { Invited } from "../ipc/types/Invited";
import type { Offer } from "../ipc/types/Offer";
import type { Paired } from "../ipc/types/Paired";
import type { Asks } from "./found";

export const steps = ["show", "scan", "who", "pin", "confirm", "backup"] as const;
export type Step = (typeof steps)[number];

/** What was scanned and will be paired: under `ticket` in the shell. */
export interface Chosen {
  ticket: number;
  accounts: Offer[];
  /** Entries of the same code that cannot come along, each as its sentence. */
  leftOut: string[];
  /** It came from another app, so its codes can be compared. */
  moved: boolean;
  /** tiqr: who has to be asked what there is to pair, before anything else. */
  asks?: Asks;
  /** tiqr: what that came to. */
  invited?: Invited;
}

/** Where the accounts go. */
export type Goal =
  | { to: "new-profile"; name: string }
  | { to: "profile"; profile: string; replaces: string | null };

export interface Journey {
  readonly step: Step;
  /** The id of the guide that was chosen before scanning. */
  readonly guide: string;
  /** Something was scanned since the wizard began, so the shell holds tickets. */
  readonly scanned: boolean;
  readonly chosen: Chosen | null;
  readonly goal: Goal | null;
  /** What pairSave made; until then nothing is written. */
  readonly saved: Paired | null;
  /** The service took the code: from here the pairing counts. */
  readonly confirmed: boolean;
}

export function begin(): Journey {
  return { step: "show", guide: "university", scanned: false, chosen: null, goal: null, saved: null, confirmed: false };
}

export const numberOf = (step: Step): number => steps.indexOf(step) + 1;

export function pickGuide(journey: Journey, guide: string): Journey {
  return { ...journey, guide };
}

export function toScan(journey: Journey): Journey {
  return { ...journey, step: "scan", scanned: true };
}

/** A code was chosen. Another one than before asks again where it goes. */
export function choose(journey: Journey, chosen: Chosen): Journey {
  const same = journey.chosen?.ticket === chosen.ticket;
  return { ...journey, step: "who", scanned: true, chosen, goal: same ? journey.goal : null };
}

/** The service said what there is to pair. */
export function invite(journey: Journey, invited: Invited): Journey {
  if (!journey.chosen) throw new Error("no code was chosen");
  const { asks: _asked, ...chosen } = journey.chosen;
  return { ...journey, chosen: { ...chosen, accounts: [invited.offer], invited } };
}

export function sendTo(journey: Journey, goal: Goal): Journey {
  if (!journey.chosen) throw new Error("no code was chosen");
  return { ...journey, step: "pin", goal };
}

export function save(journey: Journey, saved: Paired): Journey {
  if (!journey.goal) throw new Error("nowhere to save to");
  return { ...journey, step: "confirm", saved, confirmed: saved.taken === true };
}

export function confirm(journey: Journey): Journey {
  if (!journey.saved) throw new Error("nothing was saved");
  return { ...journey, step: "backup", confirmed: true };
}

/**
 * What the shell has to do before the wizard may leave a step. `undo` takes back what was saved and not confirmed;
 * once it is confirmed there is only removing it.
 */
export type Undoing = "camera-stop" | "undo" | "remove" | "forget";

/**
 * Back one step. Before the service took the code, going back from "confirm" takes the saved pairing back, so that
 * it can be saved in another way; afterwards the pairing stands, and back only shows its code again.
 */
export function back(journey: Journey): { journey: Journey; undoing: Undoing[] } | null {
  switch (journey.step) {
    case "show":
      return null;
    case "scan":
      return { journey: { ...journey, step: "show" }, undoing: ["camera-stop"] };
    case "who":
      return { journey: { ...journey, step: "scan" }, undoing: [] };
    case "pin":
      return { journey: { ...journey, step: "who" }, undoing: [] };
    case "confirm":
      return journey.confirmed
        ? null
        : { journey: { ...journey, step: "pin", saved: null }, undoing: journey.saved ? ["undo"] : [] };
    case "backup":
      return { journey: { ...journey, step: "confirm" }, undoing: [] };
  }
}

/** What cancel must take back, in this order, so that nothing is left behind. */
export function undoingOf(journey: Journey): Undoing[] {
  const undoing: Undoing[] = [];
  if (journey.step === "scan") undoing.push("camera-stop");
  if (journey.saved) undoing.push(journey.confirmed ? "remove" : "undo");
  if (journey.scanned) undoing.push("forget");
  return undoing;
}

/** Cancel throws away something that may be in use at the service already: ask first. */
export function asksBeforeCancel(journey: Journey): boolean {
  return journey.saved !== null;
}
