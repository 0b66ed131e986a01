// Backups and the ways back, without a mouse; and a wait that neither jumps nor shouts.
import { atHeading, left, must, tabTo, walked } from "./walks.mjs";

const words = "drop-down abacus zoom unlit karate blissful";

const typed = async (page, label, text) => {
  await tabTo(page, label);
  await page.keyboard.type(text);
};

const pressed = async (page, label, key = "Enter") => {
  await tabTo(page, label);
  await page.keyboard.press(key);
};

export const recoveryWalks = {
  "walk: a backup by keyboard, whose words stay until they are written down": ({ browser, origin }) =>
    walked(browser, origin, "walk-backup", async (page) => {
      await page.waitForFunction(() => document.body.textContent.includes("Nog geen back-up"));
      await pressed(page, "Back-up maken");
      await atHeading(page, "Back-ups van Lotte Vermeulen");
      await pressed(page, "Back-up maken");
      await atHeading(page, "Waarmee gaat de back-up open?");
      await page.keyboard.press("Escape");
      await atHeading(page, "Back-ups van Lotte Vermeulen");
      await pressed(page, "Back-up maken");
      await pressed(page, "Kies een plaats");
      await atHeading(page, "Schrijf deze zes woorden op");
      must((await page.locator("ol li").allTextContents()).map((word) => word.trim()).join(" ") === words, "not the six words");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
      await page.evaluate(() => window.stage.lock("lotte"));
      await atHeading(page, "Schrijf deze zes woorden op");
      await pressed(page, "Ik heb de zes woorden opgeschreven", "Space");
      await pressed(page, "Klaar");
      // it was locked meanwhile: behind its PIN, and the words are gone
      await page.waitForFunction(() => document.body.textContent.includes("Back-up van vandaag"));
      must(!(await page.evaluate(() => document.body.textContent)).includes("karate"), "the words are still on the page");
    }),

  "walk: from a fresh machine to the codes by keyboard": ({ browser, origin }) =>
    walked(browser, origin, "walk-restore", async (page) => {
      await pressed(page, "Ik heb al een back-up");
      await atHeading(page, "Welke back-up zet je terug?");
      await pressed(page, "Kies bestand");
      await atHeading(page, "Wat zijn de zes woorden?");
      await typed(page, "Zes woorden of je wachtzin", "abacus zoom");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent.includes("opent deze back-up niet"));
      // the field is selected, so that what is typed takes the place of what was wrong
      await page.waitForFunction(() => {
        const { tagName, value, selectionStart, selectionEnd } = document.activeElement ?? {};
        return tagName === "INPUT" && selectionStart === 0 && selectionEnd === value.length;
      });
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
      await atHeading(page, "Is dit het goede profiel?");
      await pressed(page, "Volgende: pincode");
      await atHeading(page, "Kies een pincode");
      await typed(page, "Pincode", "703258");
      await page.keyboard.press("Enter");
      await page.keyboard.type("703258");
      await page.waitForFunction(() => !document.querySelector("button[type=submit]")?.disabled);
      await page.keyboard.press("Enter");
      await page.waitForSelector("main.wizard", { state: "detached", timeout: 4000 });
      const { profiles, calls } = await left(page);
      must(profiles.length === 1 && profiles[0].state === "open" && profiles[0].name === "Lotte Vermeulen", "not restored");
      must(calls.includes("forget_backup"), "what was read was not forgotten");
    }),

  "walk: a wait counts down where it stands, and is said twice": ({ browser, origin }) =>
    walked(browser, origin, "walk-wait", async (page) => {
      await page.keyboard.type("829146");
      const button = page.locator("button[type=submit]");
      const place = async () => JSON.stringify(await button.boundingBox());
      const before = await place();
      must((await button.textContent()).includes("Wacht nog"), "the button does not say that it waits");
      const said = await page.evaluate(() => {
        const heard = [];
        const region = document.querySelector("form [role=status]");
        heard.push(region.textContent);
        new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
        window.heard = heard;
        return heard[0];
      });
      must(said.includes("seconden") || said.includes("seconde"), "the wait is not said");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("button[type=submit]").textContent.includes("Openen"), null, { timeout: 5000 });
      must((await place()) === before, "the button moved");
      const heard = await page.evaluate(() => window.heard);
      must(heard.length === 2, `said ${heard.length} times: ${heard.join(" / ")}`);
      must(!(await left(page)).calls.includes("unlock"), "Enter tried during the wait");
      must(await page.evaluate(() => document.activeElement?.tagName === "INPUT"), "the field lost the focus");
    }),
};
