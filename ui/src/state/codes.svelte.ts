// The codes of the open profile on screen. Asked of the shell when it opens, when something changed, and when the
// first of the codes ends; in between the rows count down by themselves.
import { onDestroy, untrack } from "svelte";
import { ipc } from "../ipc";
import type { Account } from "../ipc/types/Account";
import type { Failure } from "../ipc/types/Failure";
import { failureOf } from "../words";
import { app } from "./app.svelte";
import { clock, setAlarm, setClock, useClock } from "./clock.svelte";
import { firstEnd } from "./timing";

/** Seconds before a question that failed is asked again. */
const patience = 5;

/** `mayRest`: see `useClock`. */
export function useCodes(profile: () => string, { mayRest = false } = {}) {
  let accounts = $state.raw<Account[] | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let asked = 0;

  // a list of profiles that says the same of this one asks nothing
  const id = $derived(profile());

  useClock({ mayRest });

  $effect(() => {
    void app.changes;
    void id;
    untrack(again);
  });

  onDestroy(() => {
    asked += 1; // an answer that is still on its way comes too late
    setAlarm(null, again);
  });

  function again() {
    void ask();
  }

  async function ask() {
    const question = ++asked;
    try {
      const codes = await ipc.codes(id);
      if (question !== asked) return;
      setClock(codes.now);
      accounts = codes.accounts;
      setAlarm(firstEnd(codes.accounts), again);
      failure = null;
    } catch (thrown) {
      if (question !== asked) return;
      failure = failureOf(thrown);
      setAlarm(clock.second + patience, again);
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
    again: ask,
  };
}
