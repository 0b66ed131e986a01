// Whether a profile can be recovered. What is noted comes with the profile, so that nothing on screen moves once it is
// there; that the backup is gone takes a look at its disk, stick or network, and is said when it is known.
import { onDestroy } from "svelte";
import { ipc } from "../ipc";
import type { Profile } from "../ipc/types/Profile";
import type { Recovery } from "../ipc/types/Recovery";
import { app } from "./app.svelte";

export function useRecovery(profile: () => Profile) {
  /** The place that was looked at in vain. */
  let gone = $state<string | null>(null);
  let asked = 0;

  const noted = $derived(profile().recovery);
  const proof = $derived("proof" in noted.health ? noted.health.proof : null);
  const place = $derived(proof?.place);
  const id = $derived(profile().id);
  const now: Recovery = $derived(
    proof && proof.place === gone ? { ...noted, health: { state: "gone", proof } } : noted,
  );

  $effect(() => {
    void app.changes;
    if (place !== undefined) void look(id, place);
  });

  onDestroy(() => (asked += 1));

  async function look(id: string, place: string) {
    const question = ++asked;
    // of a profile that is gone nothing can be said
    const isThere = await ipc.backupIsThere(id).catch(() => true);
    if (question === asked) gone = isThere ? null : place;
  }

  return {
    get now(): Recovery {
      return now;
    },
  };
}
