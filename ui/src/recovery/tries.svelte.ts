// The wait after a wrong PIN, also of a damaged profile, of which the list does not tell it: the answer does.
import type { Failure } from "../ipc/types/Failure";
import type { Profile } from "../ipc/types/Profile";
import { refresh } from "../state/app.svelte";
import { useWait } from "../state/wait.svelte";

export function useTries(profile: () => Profile) {
  let told = $state.raw<{ wait: number } | null>(null);
  const wait = useWait(() => told ?? profile());

  return {
    get left(): number {
      return wait.left;
    },
    get waited(): boolean {
      return wait.waited;
    },
    async failed({ code, args }: Failure) {
      await refresh();
      told = code === "pin-wait" && profile().wait === 0 ? { wait: Number(args.seconds) } : null;
    },
  };
}
