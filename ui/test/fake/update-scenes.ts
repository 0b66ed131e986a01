// Newer versions, in the settings: each state, and each way in which one does not come.
import type { Failure } from "../../src/ipc/types/Failure";
import type { OfferedUpdate } from "../../src/ipc/types/OfferedUpdate";
import type { UpdateHow } from "../../src/ipc/types/UpdateHow";
import type { UpdateStep } from "../../src/ipc/types/UpdateStep";
import { show } from "../../src/state/app.svelte";
import { t } from "../../src/words";
import "../../src/updates/sentences";
import { press, seen, until } from "./act";
import { failed, household } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";
import type { PlayedUpdates } from "./updates";

const host = "updates.koppel.example";
const elsewhere = "release-packages.koppel.example";
const notes = "Scannen gaat sneller, ook met een vlek op de lens.\n\n- De herinnering aan je back-upcodes komt op een dag die je kiest\n- <b>Opmaak</b> & <a href='https://a.example'>links</a> blijven tekst";
const update: OfferedUpdate = { version: "1.12.0", notes, host: elsewhere };
/** As long as the shell lets it be. */
const long: OfferedUpdate = { version: "1.12.0+0123456789012345678901234567890123", notes: "Dampkringverontreinigingsmeetapparatuur".repeat(6) + "…", host: `${"langehostnaam".repeat(4)}.example` };

const stand = (step: UpdateStep = { at: "start" }, how: UpdateHow = "inside"): PlayedUpdates => ({ stand: { updater: "there", host, how, step }, finds: update });

const world = (updates: PlayedUpdates, refuses: World["refuses"] = {}) => (): World => ({ profiles: household(), updates: structuredClone(updates), refuses });

const settings = async () => {
  show({ at: "settings" });
  await seen("updates-title");
  await seen("settings-about");
  lower();
  window.addEventListener("resize", lower);
};

/** To the section, which stands low on the page. */
function lower() {
  const page = document.querySelector(".settings")!;
  const title = [...page.querySelectorAll("h2")].find((each) => each.textContent === t("updates-title"))!;
  page.scrollTop += title.getBoundingClientRect().top - page.getBoundingClientRect().top - 16;
}

const presses = { look_for_update: "updates-look-do", download_update: "updates-load", install_update: "updates-install" };

const refused = (command: keyof typeof presses, failure: Failure, step?: UpdateStep): Scene => ({
  world: world(stand(step), { [command]: failure }),
  act: () => pressed(presses[command]),
});

/** What is refused for good: nothing of it is left. */
const dropped = (failure: Failure, step: UpdateStep): Scene => ({
  world: world({ ...stand(step), wrong: failure }),
  act: () => pressed(step.at === "ready" ? "updates-install" : "updates-load"),
});

async function pressed(id: string) {
  await settings();
  await press(id);
  await until(() => document.querySelector("[role=alert]"), "a refusal");
  lower();
}

const found: UpdateStep = { at: "found", update };
const ready: UpdateStep = { at: "ready", update };

export const updateScenes = {
  "updates-absent": { world: world({ stand: { updater: "absent" } }), act: settings },
  "updates-off": { world: world({ stand: { updater: "off" } }), act: settings },
  "updates-start": { world: world(stand()), act: settings },
  "updates-newest": {
    world: world({ ...stand(), finds: null }),
    act: async () => {
      await settings();
      await press("updates-look-do");
      await seen("updates-newest");
      lower();
    },
  },
  "updates-found": {
    world: world(stand()),
    act: async () => {
      await settings();
      await press("updates-look-do");
      await seen("updates-load");
      lower();
    },
  },
  "updates-found-long": { world: world(stand({ at: "found", update: long })), act: settings },
  "updates-found-bare": { world: world(stand({ at: "found", update: { ...update, notes: "" } })), act: settings },
  "updates-package": { world: world(stand(found, "package")), act: settings },
  "updates-loose": { world: world(stand(found, "loose")), act: settings },
  "updates-loading": {
    world: world({ ...stand(found), stops: 43 }),
    act: async () => {
      await settings();
      await press("updates-load");
      await seen("updates-percent", { percent: 43 });
      lower();
    },
  },
  "updates-ready": {
    world: world(stand(found)),
    act: async () => {
      await settings();
      await press("updates-load");
      await seen("updates-ready-why");
      lower();
    },
  },
  "updates-installing": {
    world: world(stand(ready)),
    act: async () => {
      await settings();
      await press("updates-install");
      await seen("updates-installing");
      lower();
    },
  },
  "updates-unreachable": refused("look_for_update", failed("update-unreachable", { host })),
  "updates-malformed": refused("look_for_update", failed("update-malformed", { host })),
  "updates-status": refused("look_for_update", failed("update-status", { host, status: 404 })),
  "updates-not-for-here": refused("look_for_update", failed("update-not-for-here")),
  "updates-too-large": refused("download_update", failed("update-too-large", { host }), found),
  "updates-redirected": refused("download_update", failed("update-redirected", { host }), found),
  "updates-forged": dropped(failed("update-forged"), found),
  "updates-other-version": dropped(failed("update-other-version", { signed: "0.9.1" }), found),
  "updates-full": refused("install_update", failed("update-full"), ready),
  "updates-not-writable": refused("install_update", failed("update-not-writable", { file: "/opt/Koppel_1.11.0_amd64.AppImage" }), ready),
  "updates-not-installed": dropped(failed("update-not-installed", { reason: "invalid updater binary format" }), ready),
} satisfies Record<string, Scene>;
