// Every screen that a person can come to, each as a world and, where it lies behind a few steps, what leads there.
import { ipc } from "../../src/ipc";
import { pair, show } from "../../src/state/app.svelte";
import { backupCodesScenes } from "./backup-codes-scenes";
import { boardScenes } from "./board-scenes";
import { heading, press, pressWords, retime, seen, type, until } from "./act";
import { recoveryScenes } from "./recovery-scenes";
import { failed, found, foundAccount, held, household, isps, manyAccounts, moved, noon, offer, profile, university } from "./data";
import { exerciseScenes } from "./exercise-scenes";
import { passphraseScenes } from "./passphrase-scenes";
import { policyScenes } from "./policy-scenes";
import { standingScenes } from "./standing-scenes";
import { tiqrScenes } from "./tiqr-scenes";
import type { World } from "./play";
import { updateScenes } from "./update-scenes";
import { wayBackScenes } from "./way-back-scenes";

export interface Scene {
  world: () => World;
  act?: () => Promise<void>;
}

const home = (more: Partial<World> = {}) => (): World => ({ profiles: household(), ...more });
const alone = (more: Parameters<typeof profile>[2]) => (): World => ({ profiles: [profile("lotte", "Lotte Vermeulen", more)] });
const accounts = (count: number) => alone({ state: "open", lockAfter: 5, accounts: manyAccounts(count) });

/** How long the scan step shows what it found before it goes on. */
const beat = 900;

async function toScan(into?: string) {
  pair(into);
  await press("pair-next-scan");
}

const shows = (account = university): Partial<World> => ({ camera: { sees: [foundAccount(account)] } });

async function toWho(into?: string) {
  retime(beat, 0);
  await toScan(into);
  await seen("pair-who-nothing-saved");
}

async function toNewPin() {
  await toWho();
  await press("pair-next-pin");
  await heading("pair-pin-heading-new");
}

async function toKnownPin() {
  await toWho("personeel");
  await press("pair-next-pin");
  await heading("pair-pin-heading-known");
}

async function tryPin(pin: string) {
  await type("pair-pin-label", pin);
  await press("pair-next-confirm");
}

async function toConfirm() {
  await toNewPin();
  await type("pair-pin-label", "829146");
  await type("pair-pin-again", "829146");
  await press("pair-next-confirm");
  await seen("pair-confirm-help");
}

async function toBackup() {
  await toConfirm();
  await press("pair-confirm-done");
  await heading("pair-backup-heading");
}

/** Two parts in one picture: one ticket, two outlines. */
function parts(seen: number[], leftOut = [failed("link-algorithm-bad"), failed("link-secret-bad")]): Partial<World> {
  const one = found({ kind: "migration", seen, of: 3, accounts: moved, leftOut });
  return { camera: { sees: [one, { ...one, outline: held.map(([x, y]) => [x / 2, y / 2]) }] } };
}
const paired = (profile: string, profileName: string) =>
  offer(isps.issuer, isps.name, { already: [{ profile, profileName, account: "a4", added: Date.UTC(2026, 2, 12, 9) / 1000 }] });

const fullHd = { width: 1920, height: 1080 };
const upright = { width: 1080, height: 1920 };

/** A code on a screen, `side` of its width. */
const box = (x: number, y: number, side = 0.14, on = fullHd): [number, number][] => {
  const down = (side * on.width) / on.height;
  return [[x, y], [x + side, y], [x + side, y + down], [x, y + down]];
};

async function nothingOnScreen(id: string, args = {}) {
  await toScan();
  await press("pair-way-screen");
  await seen(id, args);
}

async function toChoose() {
  await toScan();
  await press("pair-way-screen");
  await heading("pair-choose-heading");
  await until(() => document.querySelector<HTMLCanvasElement>("figure canvas")?.width! > 4, "a picture");
}

const table = {
  // the shell
  welcome: { world: () => ({ profiles: [] }) },
  codes: { world: home() },
  "codes-last-seconds": { world: home({ now: noon + 14_000 }) },
  "codes-none": { world: alone({ state: "open" }) },
  "codes-100": { world: accounts(100) },
  "codes-1000": { world: accounts(1000) },
  "codes-read-only": { world: () => ({ profiles: [{ ...household()[0]!, readOnly: true, hidden: 2 }] }) },
  "codes-read-only-none": { world: alone({ state: "open", readOnly: true, hidden: 1 }) },
  "codes-not-found": { world: home(), act: () => type("codes-search", "salrais") },
  locked: { world: alone({}) },
  "one-try-left": { world: alone({ triesLeft: 1 }) },
  blocked: { world: alone({ state: "blocked", triesLeft: 0, services: ["Microsoft 365", "Google Workspace"] }) },
  "keystore-lost": { world: alone({ state: "keystore-lost", triesLeft: 0, services: ["Microsoft 365"] }) },
  "old-copy": { world: alone({ state: "old-copy", triesLeft: 0 }) },
  damaged: { world: alone({ state: "damaged", triesLeft: 0 }) },
  ...boardScenes,
  ...recoveryScenes,
  ...tiqrScenes,
  ...backupCodesScenes,
  ...exerciseScenes,
  ...passphraseScenes,
  ...policyScenes,
  ...standingScenes,
  ...updateScenes,
  ...wayBackScenes,
  "too-new": { world: alone({ state: "too-new", triesLeft: 0 }) },
  "keystore-file": { world: home({ keystore: "file" }) },
  "keystore-missing": { world: () => ({ profiles: [], keystore: "missing" }) },
  "no-start": { world: () => ({ profiles: [], refuses: { state: failed("folder-read-only") } }) },
  settings: { world: home({ autostart: true }), act: async () => show({ at: "settings" }) },
  "settings-no-start": {
    world: home({ refuses: { set_autostart: failed("autostart", { reason: "Read-only file system (os error 30)" }) } }),
    act: async () => {
      show({ at: "settings" });
      await press("settings-start-at-login");
      await until(() => document.querySelector("[role=alert]"), "the failure");
    },
  },
  "remove-profile": { world: home(), act: removing("onthaal", "Onthaal", "profile-remove-keep") },
  "remove-profile-open": { world: home(), act: removing("lotte", "Lotte Vermeulen", "come-back-sheet-first") },
  "codes-fail": { world: home({ refuses: { codes: failed("keystore-failed") } }) },

  // 1 show, 2 scan
  "pair-show": { world: home(), act: async () => pair() },
  "pair-show-microsoft": {
    world: home(),
    act: async () => {
      pair();
      await pressWords("Microsoft 365");
    },
  },
  "pair-scan": { world: home(), act: () => toScan() },
  "pair-scan-found": {
    world: home(shows()),
    act: async () => {
      retime(beat, "never");
      await toScan();
      await seen("pair-scan-found", { name: "Universiteit Noordzee" });
    },
  },
  "pair-scan-unusable": {
    world: home({ camera: { sees: [found({ kind: "other", about: "microsoft-push" })] } }),
    act: async () => {
      await toScan();
      await seen("pair-scan-camera-stays");
    },
  },
  "pair-scan-broken": {
    world: home({ camera: { sees: [found({ kind: "broken", failure: failed("link-secret-bad") })] } }),
    act: async () => {
      await toScan();
      await seen("pair-scan-camera-stays");
    },
  },
  "pair-scan-migration": {
    world: home(parts([1, 3])),
    act: async () => {
      await toScan();
      await seen("pair-migration-progress-more");
    },
  },
  "pair-scan-no-camera": { world: home({ cameras: [] }), act: noCamera },
  "pair-scan-in-use": { world: home({ camera: { fails: failed("camera-in-use") } }), act: noCamera },
  "pair-scan-refused": { world: home({ camera: { fails: failed("camera-refused-windows") } }), act: noCamera },
  "pair-scan-screen-none": { world: home({ screen: [] }), act: () => nothingOnScreen("pair-scan-none-screen") },
  "pair-scan-screens-none": {
    world: home({ screen: [], screens: [fullHd, fullHd], camera: { fails: failed("camera-in-use") } }),
    act: () => nothingOnScreen("pair-scan-none-screens", { count: 2 }),
  },
  "pair-scan-screen-refused": {
    world: home({ refuses: { scan_screen: failed("screen-refused-wayland") } }),
    act: async () => {
      await toScan();
      await press("pair-way-screen");
      await until(() => document.querySelector(".say .warn"), "a reason");
    },
  },
  "pair-scan-image-pdf": {
    world: home({ refuses: { scan_clipboard: failed("image-pdf") } }),
    act: async () => {
      await toScan();
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: new DataTransfer() }));
      await until(() => document.querySelector(".say .warn"), "a reason");
    },
  },
  "pair-choose": {
    world: home({ screen: [foundAccount(university, box(0.4, 0.3)), foundAccount(offer("GitHub", "lottev"), box(0.7, 0.34)), found({ kind: "migration", seen: [1], of: 1, accounts: moved, leftOut: [] }, box(0.7, 0.62))] }),
    act: toChoose,
  },
  "pair-choose-screens": {
    world: home({
      screen: [foundAccount(university, box(0.4, 0.3)), { ...foundAccount(offer("GitHub", "lottev"), box(0.75, 0.05, 0.3, upright)), picture: 2 }],
      screens: [fullHd, fullHd, upright],
    }),
    act: toChoose,
  },
  "pair-choose-camera": {
    world: home({ camera: { sees: [foundAccount(university), foundAccount(offer("GitHub", "lottev"), box(0.1, 0.2))] } }),
    act: async () => {
      await toScan();
      await heading("pair-choose-heading");
    },
  },
  "pair-link": {
    world: home(),
    act: async () => {
      await toScan();
      await press("pair-way-link");
    },
  },
  "pair-link-bad": {
    world: home({ link: () => found({ kind: "broken", failure: failed("link-secret-bad") }, []) }),
    act: async () => {
      await toScan();
      await press("pair-way-link");
      await type("pair-link-label", "otpauth://totp/Noordzee:lotte?secret=0189");
      await press("pair-link-read");
    },
  },
  "pair-key": {
    world: home(),
    act: async () => {
      await toScan();
      await press("pair-way-key");
    },
  },

  // 3 who
  "pair-who-first": { world: () => ({ profiles: [], ...shows() }), act: () => toWho() },
  "pair-who-new": { world: home(shows(offer("Universiteit Noordzee", "u0123456", { shortSecret: true }))), act: () => toWho() },
  "pair-who-existing": { world: home(shows()), act: () => toWho("personeel") },
  "pair-who-replace": { world: home(shows(paired("lotte", "Lotte Vermeulen"))), act: () => toWho() },
  "pair-who-elsewhere": { world: home(shows(paired("lotte", "Lotte Vermeulen"))), act: () => toWho("personeel") },
  "pair-who-name-taken": {
    world: home(shows()),
    act: async () => {
      await toWho();
      await type("pair-who-new-name", "Personeelsdienst");
      await press("pair-next-pin");
      await seen("pair-who-name-taken");
    },
  },
  "pair-who-migration": { world: home(parts([1, 2, 3])), act: () => toWho() },

  // 4 PIN
  "pair-pin-new": { world: home(shows()), act: toNewPin },
  "pair-pin-new-half": {
    world: home(shows()),
    act: async () => {
      await toNewPin();
      await type("pair-pin-label", "829146");
      await type("pair-pin-again", "8291");
    },
  },
  "pair-pin-new-four": {
    world: home(shows()),
    act: async () => {
      await toNewPin();
      await type("pair-pin-label", "8291");
      await type("pair-pin-again", "8291");
    },
  },
  "pair-pin-new-guessed": {
    world: home(shows()),
    act: async () => {
      await toNewPin();
      await type("pair-pin-label", "123456");
    },
  },
  "pair-pin-new-disk-full": {
    world: home({ ...shows(), refuses: { pair_save: failed("disk-full") } }),
    act: async () => {
      await toNewPin();
      await type("pair-pin-label", "829146");
      await type("pair-pin-again", "829146");
      await press("pair-next-confirm");
    },
  },
  "pair-pin-known": { world: home(shows()), act: toKnownPin },
  "pair-pin-wrong": {
    world: home(shows()),
    act: async () => {
      await toKnownPin();
      await tryPin("111111");
    },
  },
  "pair-pin-last": {
    world: home(shows()),
    act: async () => {
      await toKnownPin();
      await tryPin("111111");
      await tryPin("222222");
      await seen("pair-pin-last-why");
    },
  },
  "pair-pin-blocked": {
    world: home(shows()),
    act: async () => {
      await toKnownPin();
      for (const pin of ["111111", "222222", "333333"]) await tryPin(pin);
      await seen("pair-pin-other-profile");
    },
  },

  // 5 confirm, 6 backup code
  "pair-confirm": { world: home(shows()), act: toConfirm },
  "pair-confirm-last-seconds": { world: home({ ...shows(), now: noon + 14_000 }), act: toConfirm },
  "pair-confirm-help": {
    world: home(shows(offer(isps.issuer, isps.name))),
    act: async () => {
      await toConfirm();
      await press("pair-confirm-help");
    },
  },
  "pair-confirm-counter": { world: home(shows(offer("Loket Sociale Zaken", "lvermeulen", { kind: "hotp", period: null }))), act: toConfirm },
  "pair-confirm-many": { world: home(parts([1, 2, 3])), act: toConfirm },
  "pair-confirm-existing": {
    world: home(shows()),
    act: async () => {
      await toKnownPin();
      await tryPin("829146");
      await seen("pair-confirm-help");
    },
  },
  "pair-confirm-locked": {
    world: home(shows()),
    act: async () => {
      await toConfirm();
      await ipc.lock("p1");
      await heading("pair-pin-heading-known");
    },
  },
  "pair-confirm-stop": {
    world: home(shows()),
    act: async () => {
      await toConfirm();
      await press("pair-cancel");
      await seen("pair-stop-keep");
    },
  },
  "pair-backup": { world: home(shows()), act: toBackup },
  "pair-backup-paper": {
    world: home(shows()),
    act: async () => {
      await toBackup();
      await press("backup-codes-place-paper");
      await type("backup-codes-whereabouts", "Kluis op het secretariaat, blauwe map");
      await press("backup-codes-saved");
    },
  },
  "pair-backup-here": {
    world: home(shows()),
    act: async () => {
      await toBackup();
      await press("backup-codes-place-here");
      await type("backup-codes-enter", "1234 5678");
      await seen("backup-codes-taken", { count: 1 });
    },
  },
  "pair-backup-many": {
    world: home(parts([1, 2, 3])),
    act: async () => {
      await toConfirm();
      await press("pair-confirm-done-many");
      await heading("pair-backup-heading-many");
      await press("backup-codes-place-safe");
    },
  },

  // for the walks: a link that is read and a camera that sees nothing; time that goes on
  walk: { world: () => ({ profiles: [], camera: { fails: failed("camera-in-use") }, link: () => foundAccount(university, []) }) },
  "walk-choose": {
    world: () => ({
      profiles: [],
      camera: { sees: [] },
      screen: [foundAccount(offer("GitHub", "lottev"), box(0.2, 0.3)), foundAccount(university, box(0.6, 0.3))],
      clipboard: [found({ kind: "other", about: "okta-verify" })],
    }),
  },
  "walk-codes": { world: home({ runs: true }) },
  "walk-camera": { world: () => ({ profiles: [], camera: { sees: [foundAccount(university, held)] } }) },
  "walk-page-camera": { world: () => ({ profiles: [], camera: { fails: failed("camera-failed", { reason: "Lens cap" }) } }) },
  "walk-page-camera-code": {
    world: () => ({ profiles: [], camera: { fails: failed("camera-silent") }, page: [foundAccount(university, held)] }),
  },
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof table;
/** Up to the question, with that sentence in it. */
function removing(id: string, name: string, sentence: string) {
  return async () => {
    show({ at: "profile", id });
    await press("profile-menu", { name });
    await press("profile-remove");
    await seen(sentence);
  };
}

export const scenes: Record<SceneName, Scene> = table;

async function noCamera() {
  await toScan();
  await seen("pair-camera-again");
}
