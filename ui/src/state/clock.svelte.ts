// The one timer of the window. It runs only while somebody reads it and the window can be seen, and fires just
// after a second begins on the shell's clock: between two seconds nothing wakes up.
//
// A list of codes lets it rest. One picture a second costs a web view 0.3 s of processor time in 30 s, whatever is
// drawn; so when nobody has touched the window for a while, it looks up every five seconds, and when a code ends.
// The seconds are not shown then, and are back at the first touch.
import { onDestroy } from "svelte";
import { untilNextLook, untilNextSecond } from "./timing";

/** Milliseconds without a touch after which the clock rests. */
const patience = 10_000;
const touches = ["pointermove", "pointerdown", "wheel", "keydown", "focus"];

let second = $state(0);
let resting = $state(false);
let ahead = 0; // shell's clock minus ours, milliseconds
let end: number | null = null;
let readers = 0;
let restless = 0;
let touched = 0;
let pointer = { x: -1, y: -1 };
let timer: ReturnType<typeof setTimeout> | undefined;

export const clock = {
  /** Unix seconds on the shell's clock; steps while `useClock` is in use. */
  get second(): number {
    return second;
  },
  /** Steps in fives: a figure that counts seconds would be wrong. */
  get resting(): boolean {
    return resting;
  },
};

/** Call while a component starts: the clock runs until the component goes, and rests only if all let it. */
export function useClock({ mayRest = false } = {}) {
  readers += 1;
  if (!mayRest) restless += 1;
  if (readers === 1) {
    document.addEventListener("visibilitychange", look);
    for (const touch of touches) addEventListener(touch, wake, { passive: true, capture: true });
  }
  touched = performance.now();
  tick();
  onDestroy(() => {
    readers -= 1;
    if (!mayRest) restless -= 1;
    if (readers > 0) return;
    document.removeEventListener("visibilitychange", look);
    for (const touch of touches) removeEventListener(touch, wake, { capture: true });
    clearTimeout(timer);
  });
}

/**
 * `now`: what the shell's clock said a moment ago, unix milliseconds; `firstEnd`: when the first of its codes ends,
 * unix seconds.
 */
export function setClock(now: number, firstEnd: number | null) {
  ahead = now - Date.now();
  end = firstEnd;
  if (readers > 0) tick();
}

function look() {
  clearTimeout(timer);
  if (!document.hidden) tick();
}

function wake(event: Event) {
  // a web view also says that the pointer moved when the page moved under it
  if (event instanceof PointerEvent && event.type === "pointermove") {
    if (event.screenX === pointer.x && event.screenY === pointer.y) return;
    pointer = { x: event.screenX, y: event.screenY };
  }
  touched = performance.now();
  if (resting) tick();
}

function tick() {
  clearTimeout(timer);
  const now = Date.now() + ahead;
  second = Math.floor(now / 1000);
  resting = restless === 0 && performance.now() - touched >= patience;
  if (!document.hidden) timer = setTimeout(tick, resting ? untilNextLook(now, end) : untilNextSecond(now));
}
