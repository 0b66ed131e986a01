// Backups, the ways back, waits and another PIN, each as a person comes to them.
import { show } from "../../src/state/app.svelte";
import "../../src/recovery/sentences";
import { heading, press, seen, type } from "./act";
import { failed, household, isps, noon, profile, recovery } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const stick = "/media/lotte/STICK/koppel-Lotte-Vermeulen-2026-05-18-100012.age";
const words = "drop-down abacus zoom unlit karate blissful";
const gone = { triesLeft: 0, services: ["Microsoft 365", "Google Workspace"] };

const backup: World["backup"] = {
  words,
  contents: {
    name: "Lotte Vermeulen",
    made: noon / 1000 - 3 * 86_400,
    accounts: [
      { issuer: "Microsoft 365", name: "lotte.vermeulen@deburcht.example" },
      { issuer: "Google Workspace", name: "lotte@deburcht.example" },
      { issuer: isps.issuer, name: isps.name },
    ],
  },
};

const alone = (more: Parameters<typeof profile>[2], world: Partial<World> = {}) => (): World => ({
  profiles: [profile("lotte", "Lotte Vermeulen", more)],
  ...world,
});

/** The household, with another backup of Lotte's. */
const lottes = (of: ReturnType<typeof recovery>, world: Partial<World> = {}) => (): World => {
  const profiles = household();
  Object.assign(profiles[0]!, { recovery: of });
  return { profiles, picks: stick, backup, ...world };
};

const overview = async () => {
  show({ at: "backups", profile: "lotte" });
  await heading("backups-title", { name: "Lotte Vermeulen" });
};

async function make() {
  await overview();
  await press("backup-now-do");
  await heading("backup-how");
}

async function own(text: string, again: string) {
  await make();
  await press("backup-how-own");
  await type("backup-own", text);
  await type("backup-own-again", again);
}

async function file(into?: string) {
  show({ at: "restore", profile: into });
  await heading("restore-file");
}

async function typing(into?: string) {
  await file(into);
  await press("restore-file-do");
  await heading("restore-words");
}

async function whose(into?: string) {
  await typing(into);
  await type("restore-words-label", words);
  await press("restore-words-do");
  await heading("restore-who");
}

async function pin() {
  show({ at: "pin", profile: "lotte" });
  await heading("pin-change-heading", { name: "Lotte Vermeulen" });
}

async function change(now: string, next = "703258") {
  await pin();
  await type("pin-change-now", now);
  await type("pin-change-new", next);
  await type("pin-change-again", next);
  await press("pin-change-do");
}

async function recover() {
  show({ at: "recover", profile: "lotte" });
  await heading("recover-heading", { name: "Lotte Vermeulen" });
}

const auto = { automatic: "/media/lotte/STICK/Koppel" };
const folderGone = failed("backup-folder-gone", { folder: "/media/lotte/STICK/Koppel" });

export const recoveryScenes = {
  // in one look
  "health-never": { world: lottes(recovery("never")) },
  "health-behind": { world: lottes(recovery("behind", { made: noon / 1000 - 40 * 86_400 })) },
  "health-gone": { world: lottes(recovery("gone")) },
  "health-auto": { world: lottes(recovery("current", {}, auto)) },
  "health-failed": { world: lottes(recovery("behind", {}, { ...auto, failure: folderGone })) },
  "locked-no-backup": { world: alone({ recovery: recovery("never") }) },

  // making them
  backups: { world: lottes(recovery("current")), act: overview },
  "backups-never": { world: lottes(recovery("never")), act: overview },
  "backups-auto": { world: lottes(recovery("current", {}, auto)), act: overview },
  "backups-auto-failed": { world: lottes(recovery("behind", {}, { ...auto, failure: folderGone })), act: overview },
  "backup-how": { world: lottes(recovery("never")), act: make },
  "backup-own": { world: lottes(recovery("never")), act: () => own("zeven grijze egels zwemmen dinsdag", "zeven grijze") },
  "backup-own-weak": { world: lottes(recovery("never")), act: () => own("lotte1987", "") },
  "backup-full": {
    world: lottes(recovery("never"), { refuses: { save_backup: failed("backup-folder-full", { folder: "/media/lotte/STICK" }) } }),
    act: async () => {
      await make();
      await press("backup-place");
      await seen("backup-again");
    },
  },
  "backup-words": {
    world: lottes(recovery("never")),
    act: async () => {
      await make();
      await press("backup-place");
      await heading("backup-words-heading");
    },
  },
  "backup-own-saved": {
    world: lottes(recovery("never")),
    act: async () => {
      await own("zeven grijze egels zwemmen dinsdag", "zeven grijze egels zwemmen dinsdag");
      await press("backup-place");
      await heading("backup-own-heading");
    },
  },

  // the ways back
  "blocked-no-backup": { world: alone({ ...gone, state: "blocked", recovery: recovery("never") }) },
  "blocked-gone": { world: alone({ ...gone, state: "blocked", recovery: recovery("gone") }) },
  "keystore-damaged": { world: alone({ ...gone, state: "keystore-damaged" }) },
  "damaged-recoverable": { world: alone({ ...gone, state: "damaged", recoverable: true, recovery: recovery("unknown") }) },
  foreign: { world: alone({ ...gone, state: "foreign", recoverable: true, recovery: recovery("unknown") }) },
  "damaged-nameless": { world: () => ({ profiles: [profile("x", "", { state: "damaged", triesLeft: 0, recovery: recovery("unknown") })] }) },
  "restore-file": { world: () => ({ profiles: [], picks: stick, backup }), act: () => file() },
  "restore-file-known": { world: alone({ ...gone, state: "blocked" }, { picks: stick, backup }), act: () => file("lotte") },
  "restore-words": { world: () => ({ profiles: [], picks: stick, backup }), act: () => typing() },
  "restore-words-wrong": {
    world: () => ({ profiles: [], picks: stick, backup }),
    act: async () => {
      await typing();
      await type("restore-words-label", "drop-down abacus zoom unlit karate bliss");
      await press("restore-words-do");
      await seen("error-backup-passphrase-wrong");
    },
  },
  "restore-who": { world: () => ({ profiles: [], picks: stick, backup }), act: () => whose() },
  "restore-who-place": { world: alone({ ...gone, state: "blocked" }, { picks: stick, backup }), act: () => whose("lotte") },
  "restore-who-taken": { world: lottes(recovery("current")), act: () => whose() },
  "restore-pin": {
    world: () => ({ profiles: [], picks: stick, backup }),
    act: async () => {
      await whose();
      await press("restore-who-next");
      await heading("pair-pin-heading-new");
    },
  },
  recover: { world: alone({ ...gone, state: "damaged", recoverable: true }), act: recover },
  recovered: {
    world: alone({ ...gone, state: "damaged", recoverable: true }),
    act: async () => {
      await recover();
      await type("recover-pin", "829146");
      await press("recover-do");
      await heading("recovered-heading", { name: "Lotte Vermeulen" });
    },
  },

  // waits, and another PIN
  waiting: { world: alone({ triesLeft: 2, wait: 2 }), act: () => type("pin", "8291") },
  "waiting-last": { world: alone({ triesLeft: 1, wait: 8 }), act: () => type("pin", "8291") },
  pin: { world: lottes(recovery("current")), act: pin },
  "pin-wrong": { world: lottes(recovery("current")), act: () => change("111111") },
  "pin-guessed": {
    world: lottes(recovery("current")),
    act: async () => {
      await pin();
      await type("pin-change-now", "829146");
      await type("pin-change-new", "123456");
    },
  },
  "pin-changed": {
    world: lottes(recovery("current")),
    act: async () => {
      await change("829146");
      await heading("pin-changed-heading");
    },
  },

  // for the walks
  "walk-backup": { world: lottes(recovery("never")) },
  "walk-restore": { world: () => ({ profiles: [], picks: stick, backup }) },
  "walk-wait": { world: alone({ triesLeft: 2, wait: 2 }) },
} satisfies Record<string, Scene>;
