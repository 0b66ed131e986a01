// The board as the shell has it now; asked again whenever something changed.
import { onDestroy, untrack } from "svelte";
import { ipc } from "../ipc";
import type { Board } from "../ipc/types/Board";
import type { Failure } from "../ipc/types/Failure";
import { app } from "../state/app.svelte";
import { failureOf } from "../words";

export function useBoard() {
  let board = $state.raw<Board | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let asked = 0;

  $effect(() => {
    void app.changes;
    untrack(() => void ask());
  });

  onDestroy(() => (asked += 1));

  async function ask() {
    const question = ++asked;
    try {
      const next = await ipc.board();
      if (question !== asked) return;
      board = next;
      failure = null;
    } catch (thrown) {
      if (question === asked) failure = failureOf(thrown);
    }
  }

  return {
    /** Null until the first answer. */
    get now(): Board | null {
      return board;
    },
    get failure(): Failure | null {
      return failure;
    },
  };
}
