// What the shell says there is, and which screen is on. The shell keeps the truth: this is asked again whenever
// it says that something changed.
import { events, ipc } from "../ipc";
import type { AppState } from "../ipc/types/AppState";
import type { Profile } from "../ipc/types/Profile";
import { speak } from "../words";
import { wear } from "./theme";

export type Screen =
  | { at: "profile"; id: string }
  | { at: "settings" }
  /** A new profile, or an account more in `profile`. */
  | { at: "pair"; profile?: string };

let whole = $state.raw<AppState | null>(null);
let screen = $state.raw<Screen | null>(null);

export const app = {
  get version(): string {
    return whole?.version ?? "";
  },
  get keystore() {
    return whole?.keystore ?? "os";
  },
  get theme() {
    return whole?.theme ?? "system";
  },
  get profiles(): Profile[] {
    return whole?.profiles ?? [];
  },
  /** Null: nothing to show yet but the welcome. */
  get screen(): Screen | null {
    return screen;
  },
};

export async function begin(): Promise<void> {
  await refresh();
  await events.onChanged(() => void refresh());
}

export async function refresh(): Promise<void> {
  const next = await ipc.state();
  speak(next.language);
  wear(next.theme);
  whole = next;
  screen = stillThere(screen, next.profiles);
}

export function show(next: Screen) {
  screen = next;
}

/** After a pairing, or when it was cancelled. */
export function showProfiles(id?: string) {
  const first = app.profiles.find((profile) => profile.id === id) ?? preferred(app.profiles);
  screen = first ? { at: "profile", id: first.id } : null;
}

function stillThere(now: Screen | null, profiles: Profile[]): Screen | null {
  if (now?.at === "pair") return now;
  if (now?.at === "profile" && profiles.some((profile) => profile.id === now.id)) return now;
  if (now?.at === "settings" && profiles.length > 0) return now;
  const first = preferred(profiles);
  return first ? { at: "profile", id: first.id } : null;
}

function preferred(profiles: Profile[]): Profile | undefined {
  return profiles.find((p) => p.state === "open") ?? profiles.find((p) => p.state === "locked") ?? profiles[0];
}
