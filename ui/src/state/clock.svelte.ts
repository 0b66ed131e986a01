// The one timer of the window. It runs only while somebody reads it and the window can be seen, and fires just
// after a second begins on the shell's clock: between two seconds nothing wakes up.
import { onDestroy } from "svelte";
import { untilNextSecond } from "./timing";

let second = $state(0);
let ahead = 0; // shell's clock minus ours, milliseconds
let readers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export const clock = {
  /** Unix seconds on the shell's clock; steps while `useClock` is in use. */
  get second(): number {
    return second;
  },
};

/** Call while a component starts: the clock runs until the component goes. */
export function useClock() {
  readers += 1;
  if (readers === 1) {
    document.addEventListener("visibilitychange", look);
    tick();
  }
  onDestroy(() => {
    readers -= 1;
    if (readers > 0) return;
    document.removeEventListener("visibilitychange", look);
    clearTimeout(timer);
  });
}

/** `Codes.now`: what the shell's clock said a moment ago, unix milliseconds. */
export function setClock(now: number) {
  ahead = now - Date.now();
  second = Math.floor(now / 1000);
}

function look() {
  clearTimeout(timer);
  if (!document.hidden) tick();
}

function tick() {
  const now = Date.now() + ahead;
  second = Math.floor(now / 1000);
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(tick, untilNextSecond(now));
}
