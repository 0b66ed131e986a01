// An account's backup codes by keyboard alone, and what must not stay on the screen.
import { atHeading, left, must, tabTo, walked } from "./walks.mjs";

const page = "Back-upcodes van GitHub";

async function toPage(at) {
  await at.waitForFunction(() => document.activeElement?.matches("[data-row]"));
  await tabTo(at, "Meer over GitHub");
  await at.keyboard.press("Enter");
  await tabTo(at, "Back-upcodes");
  await at.keyboard.press("Enter");
  await atHeading(at, page);
}

const shows = (at, words) => at.waitForFunction((words) => document.body.innerText.replace(/\s+/g, " ").includes(words), words, { timeout: 4000 });

export const backupCodesWalks = {
  "walk: a backup code is used by one press, taken back, and replaced": ({ browser, origin }) =>
    walked(browser, origin, "walk-backup-codes", async (at) => {
      await toPage(at);
      await tabTo(at, "Ik heb een back-upcode gebruikt");
      await at.keyboard.press("Enter");
      await shows(at, "Nog 6 van 10 codes");
      await tabTo(at, "Toch niet gebruikt");
      await at.keyboard.press("Enter");
      await shows(at, "Nog 7 van 10 codes");
      await tabTo(at, "Ik heb nieuwe codes gekregen");
      await at.keyboard.press("Enter");
      await atHeading(at, "Waar bewaar je de nieuwe back-upcode van GitHub?");
      await tabTo(at, "Hier, in dit profiel");
      await at.keyboard.press("Space");
      await tabTo(at, "Typ of plak de codes");
      await at.keyboard.type("1234 5678");
      await shows(at, "Eén code begrepen");
      await tabTo(at, "Noteren");
      await at.keyboard.press("Enter");
      await atHeading(at, page);
      await shows(at, "Vervangen door een nieuwe");
    }),

  "walk: a backup code is shown for the PIN, and gone again after a minute": ({ browser, origin }) =>
    walked(
      browser,
      origin,
      "walk-backup-codes",
      async (at) => {
        await toPage(at);
        await tabTo(at, "Toon een code");
        await at.keyboard.press("Enter");
        await atHeading(at, "Toon een back-upcode");
        await tabTo(at, "Pincode van Lotte");
        await at.keyboard.type("829146");
        await at.keyboard.press("Enter");
        await atHeading(at, "Je back-upcode");
        await shows(at, "4815 1623");
        await tabTo(at, "Kopieer");
        await at.keyboard.press("Enter");
        await shows(at, "Gekopieerd");
        await at.clock.runFor(59_000);
        await shows(at, "4815 1623");
        await at.clock.runFor(2_000);
        await atHeading(at, "Toon een back-upcode");
        const { calls } = await left(at);
        must(calls.includes("copy_backup_code") && calls.includes("hide_backup_code"), "not copied, or the shell still shows it");
        must((await at.inputValue("input[type=password]")) === "", "the PIN stayed in its field");
      },
      (at) => at.clock.install(),
    ),
};
