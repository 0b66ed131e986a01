// A new PIN while it is typed twice, judged by the shell as it goes.
import { ipc } from "../ipc";
import type { PinAdvice } from "../ipc/types/PinAdvice";
import { leastDigits, suggestedDigits } from "../parts/pin";
import { app } from "../state/app.svelte";
import { say } from "../words";
import { checksOf, type Check } from "./checks";

/** `name`: the profile's. */
export function useNewPin(name: () => string) {
  let pin = $state("");
  let again = $state("");
  let advice = $state.raw<{ pin: string; says: PinAdvice } | null>(null);

  const digits = $derived(advice?.says.digits ?? { least: leastDigits, suggested: suggestedDigits, most: 12 });
  /** Of the PIN as it stands; null while the shell has not answered for it. */
  const judged = $derived(advice?.pin === pin ? advice.says : null);
  const checks = $derived(checksOf(pin, again, app.opensWith === "pin" ? digits : null, judged ? judged.refused !== null : null));

  $effect(() => void ask(pin));

  async function ask(about: string) {
    const says = await ipc.pinAdvice(about, name());
    if (about === pin) advice = { pin: about, says };
  }

  return {
    get pin(): string {
      return pin;
    },
    set pin(typed: string) {
      pin = typed;
    },
    get again(): string {
      return again;
    },
    set again(typed: string) {
      again = typed;
    },
    get least(): number {
      return digits.least;
    },
    /** Digits that are asked for; fewer will do. */
    get suggested(): number {
      return digits.suggested;
    },
    get most(): number {
      return digits.most;
    },
    get checks(): Check[] {
      return checks;
    },
    get fine(): boolean {
      return checks.every(({ ok }) => ok);
    },
    /** Why it would be refused, once it is long enough for that to be said. */
    get refusal(): string | null {
      return pin.length >= digits.least && judged?.refused ? say(judged.refused) : null;
    },
    clear() {
      pin = "";
      again = "";
    },
  };
}
