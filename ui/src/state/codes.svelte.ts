// The codes of the open profile on screen. Asked of the shell when it opens, when something changed, and when the
// first of the codes ends; in between the rows count down by themselves.
import { untrack } from "svelte";
import { ipc } from "../ipc";
import type { Account } from "../ipc/types/Account";
import type { Failure } from "../ipc/types/Failure";
import { failureOf } from "../words";
import { app } from "./app.svelte";
import { clock, setClock, useClock } from "./clock.svelte";
import { firstEnd } from "./timing";

/** Seconds before a question that failed is asked again. */
const patience = 5;

/** `mayRest`: see `useClock`. */
export function useCodes(profile: () => string, { mayRest = false } = {}) {
  let accounts = $state.raw<Account[] | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let due: number | null = null;
  let asked = 0;

  useClock({ mayRest });

  $effect(() => {
    void app.changes;
    const id = profile();
    untrack(() => void ask(id));
  });

  $effect(() => {
    const now = clock.second; // read in any case: this must run again
    if (due === null || now < due) return;
    due = null;
    void ask(profile());
  });

  async function ask(id: string) {
    const question = ++asked;
    try {
      const codes = await ipc.codes(id);
      if (question !== asked) return;
      due = firstEnd(codes.accounts);
      setClock(codes.now, due);
      accounts = codes.accounts;
      failure = null;
    } catch (thrown) {
      if (question !== asked) return;
      failure = failureOf(thrown);
      due = clock.second + patience;
    }
  }

  return {
    /** Null until the first answer. */
    get accounts(): Account[] | null {
      return accounts;
    },
    get failure(): Failure | null {
      return failure;
    },
    again: () => ask(profile()),
  };
}
