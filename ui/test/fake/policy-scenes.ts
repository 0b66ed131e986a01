// Where an organisation settles something: in the settings, and where a choice is missing because of it.
import type { Policy } from "../../src/ipc/types/Policy";
import type { Rules } from "../../src/ipc/types/Rules";
import { pair, show } from "../../src/state/app.svelte";
import { t } from "../../src/words";
import "../../src/policy/sentences";
import "../../src/recovery/sentences";
import "../../src/backup-codes/sentences";
import "../../src/board/sentences";
import { glanceOf, record } from "./backup-codes";
import { list, row } from "./board";
import { heading, press, seen, type } from "./act";
import { account, failed, foundAccount, household, isps, profile, recovery, university } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const strict: Policy = {
  place: "/etc/koppel/policy.toml",
  isThere: true,
  settled: [
    { key: "MinimumPinLength", value: 6 },
    { key: "PinTries", value: 2 },
    { key: "LockAfterMinutes", value: 10 },
    { key: "ForbidExport", value: 1 },
    { key: "ForbidKeptBackupCodes", value: 1 },
    { key: "UpdateChannel", value: "off" },
  ],
  troubles: [],
};

const rules: Partial<Rules> = { tries: 2, exports: false, keepsCodes: false, lockAfter: 10 };

const partly: Policy = {
  place: "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Koppel",
  isThere: true,
  settled: [{ key: "ForbidExport", value: 0 }, { key: "UpdateChannel", value: "stable" }],
  troubles: [
    failed("policy-key-number", { name: "PinTries", least: 1, most: 3 }),
    failed("policy-key-switch", { name: "ForbidKeptBackupCodes" }),
    failed("policy-key-word", { name: "UpdateChannel", words: "off, stable" }),
    failed("policy-key-unknown", { name: isps.issuer.replaceAll(" ", "") }),
  ],
};

const broken: Policy = { ...strict, settled: [], troubles: [failed("policy-malformed-line", { line: 12 })] };

const under = (told: Policy, of: Partial<Rules> = {}, more: Partial<World> = {}) => (): World => ({
  profiles: household().map((each) => ({ ...each, lockAfter: each.lockAfter === null ? null : 5, triesLeft: Math.min(each.triesLeft, of.tries ?? 3) })),
  policy: { rules: of, leastDigits: told === strict ? 6 : 4, told },
  ...more,
});

const kept = record({ issuer: "GitHub", name: "lottev" }, "good", { place: "here", whereabouts: "" });

/** Lotte's profile with an account whose codes were kept here before. */
const withKept = (): World => {
  const world = under(strict, rules, { records: { GitHub: kept } })();
  const lotte = world.profiles[0]!;
  lotte.accounts = [account("GitHub", "lottev", "503871", "220954", { id: "one", backup: glanceOf(kept) }), ...lotte.accounts];
  return world;
};

const settings = async () => {
  show({ at: "settings" });
  await seen("policy-place");
  // the section as a whole, in the window's own size
  [...document.querySelectorAll("h2")].find((each) => each.textContent === t("policy-title"))?.scrollIntoView();
};

const backups = async () => {
  show({ at: "backups", profile: "lotte" });
  await seen("policy-no-export-title");
};

export const policyScenes = {
  "policy-settings": { world: under(strict, rules), act: settings },
  "policy-settings-partly": { world: under(partly), act: settings },
  "policy-settings-broken": {
    world: under(broken),
    act: async () => {
      await settings();
      await seen("error-policy-malformed-line", { line: 12 });
    },
  },
  "policy-codes": { world: under(strict, rules) },
  "policy-backups": { world: under(strict, rules), act: backups },
  "policy-backups-auto": {
    world: () => {
      const world = under(strict, rules)();
      const folder = "/media/lotte/STICK";
      Object.assign(world.profiles[0]!, { recovery: recovery("behind", {}, { automatic: folder, failure: failed("policy-export") }) });
      return world;
    },
    act: backups,
  },
  "policy-new-pin": {
    world: under(strict, rules, { camera: { sees: [foundAccount(university)] } }),
    act: async () => {
      pair();
      await press("pair-next-scan");
      await seen("pair-who-nothing-saved");
      await press("pair-next-pin");
      await heading("pair-pin-heading-new");
      await type("pair-pin-label", "7391");
      await seen("policy-pin", { least: 6 });
    },
  },
  "policy-change-pin": {
    world: under(strict, { ...rules, tries: 1 }),
    act: async () => {
      show({ at: "pin", profile: "lotte" });
      await seen("policy-pin", { least: 6 });
    },
  },
  "policy-one-try": {
    world: (): World => ({ ...under(strict, { ...rules, tries: 1 })(), profiles: [profile("lotte", "Lotte Vermeulen", { triesLeft: 1, services: ["Microsoft 365"] })] }),
    act: () => seen("unlock-last-title"),
  },
  "policy-note": {
    world: withKept,
    act: async () => {
      show({ at: "backup-codes", profile: "lotte", account: "one" });
      await heading("backup-codes-heading", { issuer: "GitHub" });
      await press("backup-codes-replace");
      await seen("policy-no-here");
    },
  },
  "policy-sheet": {
    world: () => ({ ...withKept(), board: { rows: [row("good", "GitHub", "lottev", list(8, 10), "here")] } }),
    act: async () => {
      show({ at: "sheet", profile: "lotte" });
      await seen("policy-no-sheet-codes");
    },
  },
} satisfies Record<string, Scene>;
