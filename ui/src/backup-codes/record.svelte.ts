// The backup codes of one account, asked of the shell when the page opens and whenever something changed.
import { onDestroy, untrack } from "svelte";
import { ipc } from "../ipc";
import type { BackupCodes } from "../ipc/types/BackupCodes";
import type { Failure } from "../ipc/types/Failure";
import { app, settled } from "../state/app.svelte";
import { failureOf } from "../words";

export function useRecord(profile: string, account: string) {
  let record = $state.raw<BackupCodes | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let busy = $state(false);
  let asked = 0;

  $effect(() => {
    void app.changes;
    untrack(ask);
  });

  onDestroy(() => {
    asked += 1; // an answer that is still on its way comes too late
  });

  async function ask() {
    const question = ++asked;
    try {
      const next = await ipc.backupCodes(profile, account);
      if (question === asked) record = next;
    } catch (thrown) {
      if (question === asked) failure = failureOf(thrown);
    }
  }

  return {
    /** Null until the first answer. */
    get now(): BackupCodes | null {
      return record;
    },
    get failure(): Failure | null {
      return failure;
    },
    get busy(): boolean {
      return busy;
    },
    /** Does one thing, and asks how it stands afterwards; whether it was done. */
    async act(command: () => Promise<void>): Promise<boolean> {
      if (busy) return false;
      busy = true;
      failure = null;
      try {
        await settled(command());
        await ask();
        return true;
      } catch (thrown) {
        failure = failureOf(thrown);
        return false;
      } finally {
        busy = false;
      }
    },
  };
}
