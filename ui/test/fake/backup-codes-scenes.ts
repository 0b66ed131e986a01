// The backup codes of one account, each state as a person comes to it.
import type { BackupCodes } from "../../src/ipc/types/BackupCodes";
import type { CodesStatus } from "../../src/ipc/types/CodesStatus";
import { show } from "../../src/state/app.svelte";
import "../../src/backup-codes/sentences";
import { heading, pick, press, seen, type, until } from "./act";
import { entry, glanceOf, record } from "./backup-codes";
import { account, failed, household, isps, noon, profile, recovery } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const today = noon / 1000;
const aDay = 86_400;
const github = { issuer: "GitHub", name: "lottev" };

/** Lotte's profile with one account more, whose backup codes stand so. */
const lottes = (codes: BackupCodes, world: Partial<World> = {}) => (): World => {
  const profiles = household();
  const lotte = profiles[0]!;
  const more = account(codes.issuer, codes.name, "503871", "220954", { id: "one", backup: glanceOf(codes) });
  lotte.accounts = [more, ...lotte.accounts];
  return { profiles, records: { [codes.issuer]: codes }, ...world };
};

const stands = (status: CodesStatus, more: Parameters<typeof record>[2] = {}, of = github) => lottes(record(of, status, more));

const here = { place: "here", whereabouts: "" } as const;
const kept = record(github, "good", here);
const used: BackupCodes = {
  ...record(github, "low", { ...here, left: 2, used: today }),
  undoLeft: 60,
  history: [
    entry("noted", { left: 3, total: 3 }, today - 90 * aDay),
    entry("checked", { left: 3, total: 3 }, today - 12 * aDay),
    entry("used", { left: 2, total: 3 }, today, 1),
  ],
};
const single: BackupCodes = {
  ...record({ issuer: "Universiteit Noordzee", name: "u0123456" }, "used", { kind: "code", left: 0, total: 1, used: today }),
  undoLeft: 60,
  history: [entry("noted", { left: 1, total: 1 }, today - 400 * aDay), entry("used", { left: 0, total: 1 }, today)],
};

async function page(issuer = "GitHub") {
  show({ at: "backup-codes", profile: "lotte", account: "one" });
  await heading("backup-codes-heading", { issuer });
}

async function noting(id: "backup-codes-note" | "backup-codes-replace" = "backup-codes-note") {
  await page();
  await press(id);
  await heading(id === "backup-codes-note" ? "backup-codes-note-heading" : "backup-codes-replace-heading", { issuer: "GitHub" });
}

async function entering(text: string) {
  await noting();
  await press("backup-codes-place-here");
  await type("backup-codes-enter", text);
}

async function showing() {
  await page();
  await press("backup-codes-show");
  await heading("backup-codes-show-heading");
}

async function tryPin(pin: string) {
  await showing();
  await type("backup-codes-show-pin", pin, { name: "Lotte Vermeulen" });
  await press("backup-codes-show-do");
}

async function removing(issuer: string, name: string) {
  await press("row-menu", { issuer, name });
  await press("account-remove");
  await seen("backup-codes-removal");
}

const github16 = {
  ticket: 1,
  kind: "list" as const,
  taken: Array.from({ length: 16 }, (_, n) => `${"abcdefghijkmnpqr"[n]}${n % 10}•••-•••••`),
  leftOut: [
    { first: 1, last: 2, reason: "heading" },
    { first: 9, last: 9, reason: "duplicate" },
    { first: 20, last: 20, reason: "password" },
    { first: 24, last: 24, reason: "turned" },
  ],
};
const nothing = { ticket: 1, kind: "code" as const, taken: [], leftOut: [{ first: 1, last: 10_000, reason: "text" }] };

export const backupCodesScenes = {
  "backup-codes-none": { world: stands("none"), act: () => page() },
  "backup-codes-good": { world: stands("good"), act: () => page() },
  "backup-codes-low": { world: stands("low", { place: "paper", whereabouts: "Blauwe map" }), act: () => page() },
  "backup-codes-unchecked": { world: stands("unchecked", { place: "password-manager", whereabouts: "" }), act: () => page() },
  "backup-codes-empty": { world: stands("used", { used: today - 3 * aDay }), act: () => page() },
  "backup-codes-here": { world: lottes(kept), act: () => page() },
  "backup-codes-struck": { world: lottes(used), act: () => page() },
  "backup-codes-used": { world: lottes(single), act: () => page("Universiteit Noordzee") },
  "backup-codes-long": { world: stands("good", { place: "elsewhere", whereabouts: isps.name }, isps), act: () => page(isps.issuer) },
  "backup-codes-disk-full": {
    world: lottes(kept, { refuses: { use_backup_code: failed("disk-full") } }),
    act: async () => {
      await page();
      await press("backup-codes-use");
      await until(() => document.querySelector("[role=alert]"), "a reason");
    },
  },
  "backup-codes-forget": {
    world: lottes(kept),
    act: async () => {
      await page();
      await press("backup-codes-forget");
      await seen("backup-codes-forget-here");
    },
  },

  // noting
  "backup-codes-noting": { world: stands("none"), act: () => noting() },
  "backup-codes-noting-list": {
    world: stands("none"),
    act: async () => {
      await noting();
      await press("backup-codes-place-safe");
      await pick("backup-codes-kind", "backup-codes-kind-list");
      await type("backup-codes-count", "0");
    },
  },
  "backup-codes-replacing": { world: stands("good"), act: () => noting("backup-codes-replace") },
  "backup-codes-entered": {
    world: lottes(record(github, "none"), { enters: github16 }),
    act: async () => {
      await entering("Your recovery codes …");
      await seen("backup-codes-taken", { count: 16 });
    },
  },
  "backup-codes-entered-one": {
    world: stands("none"),
    act: async () => {
      await entering("1234 5678");
      await seen("backup-codes-taken", { count: 1 });
    },
  },
  "backup-codes-entered-nothing": {
    world: lottes(record(github, "none"), { enters: nothing }),
    act: async () => {
      await entering("Welkom op het portaal …");
      await seen("error-codes-nothing");
    },
  },
  "backup-codes-entered-link": {
    world: lottes(record(github, "none"), { refuses: { enter_backup_codes: failed("codes-otpauth") } }),
    act: async () => {
      await entering("otpauth://totp/GitHub:lottev?secret=JBSWY3DPEHPK3PXP");
      await seen("error-codes-otpauth");
    },
  },

  // showing
  "backup-codes-show": { world: lottes(kept), act: showing },
  "backup-codes-show-wrong": {
    world: lottes(kept),
    act: async () => {
      await tryPin("111111");
      await seen("error-pin-wrong", { left: 2 });
    },
  },
  "backup-codes-shown": {
    world: lottes(kept),
    act: async () => {
      await tryPin("829146");
      await heading("backup-codes-shown-heading");
    },
  },
  "backup-codes-shown-struck": {
    world: lottes(used),
    act: async () => {
      await page();
      await press("backup-codes-struck-show");
      await type("backup-codes-show-pin", "829146", { name: "Lotte Vermeulen" });
      await press("backup-codes-show-do");
      await seen("backup-codes-hide");
    },
  },

  // in the list, and before an account is removed
  "codes-backup-chips": {
    world: () => ({
      profiles: [
        profile("lotte", "Lotte Vermeulen", {
          state: "open",
          lockAfter: 5,
          recovery: recovery("current"),
          accounts: (["none", "used", "low", "unchecked", "good"] as const).map((status) =>
            account(`GitHub ${status}`, "lottev", "503871", "220954", { backup: glanceOf(record(github, status)) }),
          ),
        }),
      ],
    }),
  },
  "remove-account": { world: stands("low"), act: () => removing("GitHub", "lottev") },
  "remove-account-none": { world: stands("none"), act: () => removing("GitHub", "lottev") },

  // for the walks
  "walk-backup-codes": { world: lottes(kept) },
} satisfies Record<string, Scene>;
