// What the accounts of a profile have to come back with: asked of the shell, and again after each change.
import { ipc } from "../ipc";
import type { ComeBack } from "../ipc/types/ComeBack";
import { app } from "../state/app.svelte";

export function useAccounts(profile: () => string): { readonly now: ComeBack[] } {
  let accounts = $state.raw<ComeBack[]>([]);
  let asked = 0;

  $effect(() => {
    void app.changes;
    void ask(profile());
  });

  async function ask(of: string) {
    const question = ++asked;
    // of a profile that is gone by now there is nothing to tell
    const told = await ipc.comeBack(of).catch(() => []);
    if (question === asked) accounts = told;
  }

  return {
    get now() {
      return accounts;
    },
  };
}
