// Newer versions, as the shell tells of them: one step after the other, and none by itself.
import type { Failure } from "../../src/ipc/types/Failure";
import type { OfferedUpdate } from "../../src/ipc/types/OfferedUpdate";
import type { Updates } from "../../src/ipc/types/Updates";
import { failed } from "./data";

export interface PlayedUpdates {
  /** What there is at first. */
  stand: Updates;
  /** What is there to be found; null: nothing newer. */
  finds?: OfferedUpdate | null;
  /** How far a download comes, and stays. */
  stops?: number;
  /** What is wrong with what was downloaded: it is thrown away. */
  wrong?: Failure;
}

type There = Extract<Updates, { updater: "there" }>;

export function updateCommands(world: { updates?: PlayedUpdates }, refuse: (failure: Failure) => never) {
  const there = (): There => {
    const stand = world.updates?.stand;
    return stand?.updater === "there" ? stand : refuse(failed("update-off"));
  };
  const to = (step: There["step"]): Updates => (world.updates!.stand = { ...there(), step });
  const drop = (failure: Failure): never => (to({ at: "start" }), refuse(failure));
  return {
    updates: () => world.updates?.stand ?? { updater: "absent" },
    look_for_update: () => to(world.updates?.finds ? { at: "found", update: world.updates.finds } : { at: "newest" }),
    download_update: async ({ progress }: { progress: { id: number } }) => {
      const { step } = there();
      if (step.at !== "found") return refuse(failed("update-gone"));
      to({ at: "loading", update: step.update });
      const percent = world.updates?.stops ?? 100;
      window.__TAURI_INTERNALS__.runCallback(progress.id, { index: 0, message: percent });
      if (percent < 100) return new Promise(() => {});
      if (world.updates?.wrong) drop(world.updates.wrong);
      return to({ at: "ready", update: step.update });
    },
    forget_update: () => to({ at: "start" }),
    install_update: () => (world.updates?.wrong ? drop(world.updates.wrong) : new Promise(() => {})),
  };
}
