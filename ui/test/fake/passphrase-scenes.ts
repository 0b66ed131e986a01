// Where the keys are in a folder: a passphrase in place of the PIN.
import { pair, show } from "../../src/state/app.svelte";
import { heading, press, seen, type } from "./act";
import { failed, foundAccount, household, profile, university } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const sentence = "de fietsbel van tante Toos";

const world = (more: Partial<World> = {}) => (): World => ({ profiles: household(), keystore: "file", ...more });
const alone = (more: Parameters<typeof profile>[2]) => world({ profiles: [profile("lotte", "Lotte Vermeulen", more)] });

async function toNew() {
  pair();
  await press("pair-next-scan");
  await seen("pair-who-nothing-saved");
  await press("pair-next-pin");
  await heading("pair-pin-heading-new");
}

const pairing = world({ camera: { sees: [foundAccount(university)] } });

export const passphraseScenes = {
  "passphrase-locked": { world: alone({}) },
  "passphrase-one-try-left": { world: alone({ triesLeft: 1 }) },
  "passphrase-wrong": {
    world: world({ profiles: [profile("lotte", "Lotte Vermeulen", {})], refuses: { unlock: failed("pin-wrong", { left: 2 }) } }),
    act: async () => {
      await type("pin", sentence);
      await press("unlock");
    },
  },
  "passphrase-new": { world: pairing, act: toNew },
  "passphrase-new-weak": {
    world: pairing,
    act: async () => {
      await toNew();
      await type("pair-pin-label", "fietsbel");
    },
  },
  "passphrase-new-shown": {
    world: pairing,
    act: async () => {
      await toNew();
      await type("pair-pin-label", sentence);
      await type("pair-pin-again", sentence);
      document.querySelector<HTMLInputElement>(".passphrase input[type=checkbox]")?.click();
    },
  },
  "passphrase-settings": { world: world(), act: async () => show({ at: "settings" }) },
} satisfies Record<string, Scene>;
