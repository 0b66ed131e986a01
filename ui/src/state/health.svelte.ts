// Whether a profile can be recovered: asked when it comes on screen, and when something changed.
import { onDestroy, untrack } from "svelte";
import { ipc } from "../ipc";
import type { Recovery } from "../ipc/types/Recovery";
import { app } from "./app.svelte";

export function useHealth(profile: () => string) {
  let now = $state.raw<Recovery | null>(null);
  let asked = 0;

  $effect(() => {
    void app.changes;
    const id = profile();
    untrack(() => void ask(id));
  });

  onDestroy(() => (asked += 1));

  async function ask(id: string) {
    const question = ++asked;
    try {
      const answer = await ipc.health(id);
      if (question === asked) now = answer;
    } catch {
      // of a file that is gone nothing can be said
      if (question === asked) now = { health: { state: "unknown" }, automatic: null, failure: null };
    }
  }

  return {
    /** Null until the first answer. */
    get now(): Recovery | null {
      return now;
    },
    again: () => ask(profile()),
  };
}
