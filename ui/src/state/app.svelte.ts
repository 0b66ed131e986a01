// What the shell says there is, and which screen is on. The shell keeps the truth: this is asked again whenever
// it says that something changed.
import { ipc } from "../ipc";
import type { AppState } from "../ipc/types/AppState";
import type { BoardState } from "../ipc/types/BoardState";
import type { Failure } from "../ipc/types/Failure";
import type { KeystoreState } from "../ipc/types/KeystoreState";
import type { Profile } from "../ipc/types/Profile";
import type { Rules } from "../ipc/types/Rules";
import { failureOf, speak, speakOfPassphrases } from "../words";
import type { Usable } from "../pair/found";
import { firstScreen, screenFor, screenOf, stillThere, type Screen } from "./screen";
import { wear } from "./theme";

export type { Screen };

let whole = $state.raw<AppState | null>(null);
let screen = $state.raw<Screen | null>(null);
let failure = $state.raw<Failure | null>(null);
let changes = $state(0);

export const app = {
  get version(): string {
    return whole?.version ?? "";
  },
  get keystore() {
    return whole?.keystore ?? "os";
  },
  /** What profiles are opened with: in a folder that nothing guards the keys are as easy to copy as the profiles. */
  get opensWith(): "pin" | "passphrase" {
    return openedWith(whole?.keystore);
  },
  get theme() {
    return whole?.theme ?? "system";
  },
  get profiles(): Profile[] {
    return whole?.profiles ?? [];
  },
  /** What of the board is seen from everywhere. */
  get board(): BoardState {
    return whole?.board ?? { todo: 0, reminds: false, remind: true, hideLocked: false };
  },
  /** What an organisation settles, as far as screens go by it. */
  get rules(): Rules {
    return whole?.rules ?? { tries: 3, exports: true, keepsCodes: true, lockAfter: null };
  },
  /** Somebody clicked on a link for Koppel. */
  get linkWaits(): boolean {
    return whole?.linkWaits ?? false;
  },
  /** Null: nothing to show yet but the welcome. */
  get screen(): Screen | null {
    return screen;
  },
  /** Why there is nothing to show at all. */
  get failure(): Failure | null {
    return failure;
  },
  /** Rises whenever the shell said that something changed. */
  get changes(): number {
    return changes;
  },
};

const openedWith = (keystore?: KeystoreState) => (keystore === "file" ? "passphrase" : "pin");

let asking: Promise<void> | null = null;
let outdated = false;
let heard = false;
/** How often the shell said that something changed. */
let told = 0;

/** Resolves when there is something to show. */
export function begin(): Promise<void> {
  void ipc.watch(() => {
    heard = true;
    told += 1;
    void refresh();
  });
  return refresh();
}

/** The answer of a command, once what it changed is known here. The shell mostly says so before it answers; then it
    is not asked once more. */
export async function settled<T>(command: Promise<T>): Promise<T> {
  const before = told;
  try {
    return await command;
  } finally {
    await (told === before ? refresh() : asking);
  }
}

/** One question at a time: what changes meanwhile is asked once more, however often it changed. */
export function refresh(): Promise<void> {
  outdated = true;
  asking ??= askWhileOutdated();
  return asking;
}

async function askWhileOutdated() {
  while (outdated) {
    outdated = false;
    await ask();
  }
  asking = null;
}

async function ask(): Promise<void> {
  const news = heard;
  heard = false;
  try {
    const next = await ipc.state();
    if (openedWith(next.keystore) === "passphrase") await speakOfPassphrases();
    speak(next.language);
    wear(next.theme);
    screen = stillThere(screen, next.profiles);
    whole = next;
    failure = null;
  } catch (thrown) {
    // what is on screen stays; without anything on screen this is all there is to say
    if (whole) return;
    speak(navigator.language.startsWith("nl") ? "nl" : "en");
    wear("system");
    failure = failureOf(thrown);
  }
  // with the state and not before: whoever asks for more because of it asks about what is open now
  if (news) changes += 1;
}

export function show(next: Screen) {
  screen = next;
}

export function pair(profile?: string) {
  screen = { at: "pair", profile };
}

/** To what a link says that somebody clicked on. */
export async function followLink() {
  const found = await ipc.takeLink();
  if (found) screen = screenOf(found);
}

/** Something usable that was found: to be logged in with, or to be paired. */
export function use(usable: Usable) {
  screen = screenFor(usable);
}

/** After a pairing, or when it was cancelled. */
export function showProfiles(id?: string) {
  const known = app.profiles.some((profile) => profile.id === id);
  screen = id !== undefined && known ? { at: "profile", id } : firstScreen(app.profiles);
  // a pairing that was just saved may be newer than what is known here
  if (id !== undefined && !known) void refresh().then(() => (screen = stillThere({ at: "profile", id }, app.profiles)));
}
