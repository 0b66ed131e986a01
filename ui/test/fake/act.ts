// What a person does, for the scenes that lie behind a few steps: presses and types by the words on the screen.
import { tick } from "svelte";
import "../../src/pair/sentences";
import { learnFailures, t } from "../../src/words";

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  for (let n = 0; n < 150; n += 1) {
    const there = look();
    if (there) return there;
    await pause(20);
  }
  throw new Error(`waited in vain for ${what}`);
}

const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
const isShown = (element: Element) => element.getClientRects().length > 0;

/** A button, a choice or a fold that says `id`. */
export const press = (id: string, args?: Record<string, string | number>) => pressWords(plain(t(id, args)));

/** The same, of words that are no message. */
export async function pressWords(words: string) {
  const element = await until(
    () =>
      [...document.querySelectorAll<HTMLElement>("button:not(:disabled), label, summary, a, [role=menuitem]")].find(
        (each) => isShown(each) && (plain(each.textContent).startsWith(words) || each.getAttribute("aria-label") === words),
      ),
    words,
  );
  element.click();
  await tick();
}

/** Into the field that `id` labels, once it takes text. */
export async function type(id: string, text: string, args?: Record<string, string>) {
  const words = plain(t(id, args));
  const field = await until(
    () =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].find(
        (each) =>
          !each.disabled &&
          (each.getAttribute("aria-label") === words || [...(each.labels ?? [])].some((label) => plain(label.textContent) === words)),
      ),
    words,
  );
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
}

/** The choice `option` in the list that `id` labels. */
export async function pick(id: string, option: string) {
  const [label, words] = [plain(t(id)), plain(t(option))];
  const list = await until(
    () => [...document.querySelectorAll("select")].find((each) => [...each.labels].some((of) => plain(of.textContent) === label)),
    label,
  );
  list.selectedIndex = [...list.options].findIndex((each) => plain(each.text) === words);
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await tick();
}

export async function seen(id: string, args?: Record<string, string | number>) {
  // the window learns these when one is to be said; here they are asked for by name
  if (id.startsWith("error-")) await learnFailures();
  const words = plain(t(id, args)).replace(/<\/?b>/g, "");
  await until(() => plain(document.body.textContent).includes(words), words);
}

export async function heading(id: string, args?: Record<string, string>) {
  const words = plain(t(id, args));
  await until(() => plain(document.querySelector("h1")?.textContent ?? "") === words, `heading ${words}`);
}

/** Timers of exactly this length end after `instead`, or never: what goes on by itself hurries, or can be looked at. */
export function retime(ms: number, instead: number | "never") {
  const real = window.setTimeout;
  const other = (work: () => void) => (instead === "never" ? 0 : real(work, instead));
  window.setTimeout = ((work: () => void, after?: number) => (after === ms ? other(work) : real(work, after))) as typeof window.setTimeout;
}
