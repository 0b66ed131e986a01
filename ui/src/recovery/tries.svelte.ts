// A try at the PIN of a profile, where a wrong one counts; and the wait after it, also of a damaged profile, of which the
// list does not tell it: the answer does.
import type { Failure } from "../ipc/types/Failure";
import type { Profile } from "../ipc/types/Profile";
import { leastDigits } from "../parts/pin";
import { settled } from "../state/app.svelte";
import { useWait } from "../state/wait.svelte";
import { failureOf } from "../words";

export type Tries = ReturnType<typeof useTries>;

export function useTries(profile: () => Profile) {
  let pin = $state("");
  let failure = $state.raw<Failure | null>(null);
  let busy = $state(false);
  let told = $state.raw<{ wait: number } | null>(null);
  const wait = useWait(() => told ?? profile());

  return {
    get pin(): string {
      return pin;
    },
    set pin(typed: string) {
      pin = typed;
    },
    get failure(): Failure | null {
      return failure;
    },
    get busy(): boolean {
      return busy;
    },
    get left(): number {
      return wait.left;
    },
    get waited(): boolean {
      return wait.waited;
    },
    /** Enough is typed, and a try would be looked at. */
    get ready(): boolean {
      return pin.length >= leastDigits && wait.left === 0;
    },
    /** One try; when it fails, `again` is for the next. */
    async attempt(ask: (pin: string) => Promise<void>, again: () => void) {
      busy = true;
      try {
        await settled(ask(pin));
      } catch (thrown) {
        failure = failureOf(thrown);
        const { code, args } = failure;
        told = code === "pin-wait" && profile().wait === 0 ? { wait: Number(args.seconds) } : null;
        pin = "";
        requestAnimationFrame(again);
      } finally {
        busy = false;
      }
    },
  };
}
