// The day that matters: a block, a lost keystore, a removed account, a new computer.
import type { LeavesOut } from "../../src/ipc/types/LeavesOut";
import { show } from "../../src/state/app.svelte";
import "../../src/recovery/sentences";
import "../../src/guides/sentences";
import { heading, press, pressWords, seen } from "./act";
import { account, household, isps, profile, recovery, tiqrAccount } from "./data";
import type { Scene } from "./scenes";
import { comeBack, noted } from "./way-back";

/** Each kind of answer once. */
const cameWith = [
  comeBack("GitHub", noted("list", 7, 10, { place: "paper" })),
  comeBack("Universiteit Noordzee", noted("reset-code", 1, 1, { place: "safe" })),
  comeBack("Google Workspace", noted("list", 9, 10, { place: "here" })),
  comeBack("Xpert Suite", noted("code", 0, 1, { place: "paper" })),
  comeBack("Microsoft 365", { known: "none" }),
  comeBack(isps.issuer, noted("code", 1, 1)),
];

const alone = (more: Parameters<typeof profile>[2]) => () => ({ profiles: [profile("lotte", "Lotte Vermeulen", { triesLeft: 0, ...more })] });

/** The household, whose blocked profile has something to come back with. */
function known() {
  const profiles = household();
  profiles[0]!.recovery = recovery("behind");
  profiles[1]!.cameWith = [comeBack("Xpert Suite", noted("code", 1, 1)), comeBack("Google Workspace", { known: "none" })];
  profiles[3]!.cameWith = cameWith.slice(0, 2);
  return { profiles };
}

const lottes = (leavesOut: LeavesOut) => {
  const others = leavesOut === "all" ? [] : [account("GitHub", "lottev", "482913", "105774")];
  const more = { lockAfter: 5, accounts: [tiqrAccount(), ...others], recovery: recovery("current", {}, { leavesOut }) };
  return { profiles: [profile("lotte", "Lotte Vermeulen", { state: "open", ...more })] };
};

const backups = async () => {
  show({ at: "backups", profile: "lotte" });
  await heading("backups-title", { name: "Lotte Vermeulen" });
};

const newComputer = async () => {
  show({ at: "new-computer" });
  await heading("new-computer");
  await seen("new-computer-services");
};

export const wayBackScenes = {
  "blocked-codes": { world: alone({ state: "blocked", cameWith }) },
  "blocked-one": { world: alone({ state: "blocked", cameWith: cameWith.slice(0, 1), recovery: recovery("never") }) },
  "blocked-one-here": { world: alone({ state: "blocked", cameWith: cameWith.slice(2, 3), recovery: recovery("current", {}, { leavesOut: "some" }) }) },
  "keystore-lost-codes": { world: alone({ state: "keystore-lost", cameWith: cameWith.slice(1, 5) }) },
  "new-computer": { world: known, act: newComputer },
  "new-computer-first": { world: () => ({ profiles: [] }), act: newComputer },
  "new-computer-steps": {
    world: () => ({ profiles: [] }),
    act: async () => {
      await newComputer();
      await pressWords("Apple");
    },
  },
  removed: {
    world: () => ({ profiles: household() }),
    act: async () => {
      await press("row-menu", { issuer: "Google Workspace", name: "lotte@deburcht.example" });
      await press("account-remove");
      await press("account-remove-do");
      await heading("removed-title", { service: "Google Workspace" });
    },
  },
  "health-tiqr": { world: () => lottes("some") },
  "health-tiqr-all": { world: () => lottes("all") },
  "backups-tiqr": { world: () => lottes("some"), act: backups },
  "backups-tiqr-all": { world: () => lottes("all"), act: backups },
} satisfies Record<string, Scene>;
