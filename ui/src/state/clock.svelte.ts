// The one timer of the window. It runs only while somebody reads it and the window can be seen, and fires just
// after a second begins on the shell's clock: between two seconds nothing wakes up.
//
// A list of codes lets it rest. One picture a second costs a web view 0.3 s of processor time in 30 s, whatever is
// drawn; so when nobody has touched the window for a while, it looks up every ten seconds, and when a code
// is about to end and ends.
// The seconds are not shown then, and are back at the first touch.
import { onDestroy } from "svelte";
import { untilNextLook, untilNextSecond } from "./timing";

/** Milliseconds without a touch after which the clock rests. */
const patience = 10_000;
/** Milliseconds that the step of a second waits for what an alarm brings, so that both are one picture. */
const grace = 200;
const touches = ["pointermove", "pointerdown", "wheel", "keydown", "focus"];

let second = $state(0);
let resting = $state(false);
let ahead = 0; // shell's clock minus ours, milliseconds
let alarm: { at: number; what: () => void } | null = null;
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
  /** Steps are ten seconds long: a figure that counts seconds would be wrong. */
  get resting(): boolean {
    return resting;
  },
};

/** Call while a component starts: the clock runs until the component goes, and rests only if all let it. */
export function useClock({ mayRest = false } = {}) {
  readers += 1;
  if (!mayRest) restless += 1;
  if (readers === 1) {
    document.addEventListener("visibilitychange", tick);
    for (const touch of touches) addEventListener(touch, wake, { passive: true, capture: true });
  }
  touched = performance.now();
  tick();
  onDestroy(() => {
    readers -= 1;
    if (!mayRest) restless -= 1;
    if (readers > 0) return;
    document.removeEventListener("visibilitychange", tick);
    for (const touch of touches) removeEventListener(touch, wake, { capture: true });
    clearTimeout(timer);
  });
}

/** `now`: what the shell's clock said a moment ago, unix milliseconds. */
export function setClock(now: number) {
  ahead = now - Date.now();
}

/**
 * Calls `what` once when that unix second has come, at rest too, but never before the next second; null: no more.
 * There is one alarm.
 */
export function setAlarm(at: number | null, what: () => void) {
  const next = Math.floor((Date.now() + ahead) / 1000) + 1;
  alarm = at === null ? null : { at: Math.max(at, next), what };
  if (readers > 0) tick();
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
  if (document.hidden) return;
  const now = Date.now() + ahead;
  if (alarm && now >= alarm.at * 1000) {
    const { what } = alarm;
    alarm = null;
    timer = setTimeout(tick, grace);
    what();
    return;
  }
  second = Math.floor(now / 1000);
  resting = restless === 0 && performance.now() - touched >= patience;
  timer = setTimeout(tick, resting ? untilNextLook(now, alarm?.at ?? null) : untilNextSecond(now));
}
