// Practising without a mouse: from the first screen to the running site, to the pairing, and its end.
import { atHeading, left, must, tabTo, walked } from "./walks.mjs";

const pressed = async (page, label) => {
  await tabTo(page, label);
  await page.keyboard.press("Enter");
};

const said = (page, text) => page.waitForFunction((text) => document.querySelector("[role=status]")?.textContent === text, text);
const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim());

export const exerciseWalks = {
  "walk: the practice site by keyboard": ({ browser, origin }) =>
    walked(browser, origin, "welcome", async (page) => {
      await pressed(page, "Eerst oefenen");
      await atHeading(page, "Eerst oefenen");
      must(!(await left(page)).calls.includes("show_practice_site"), "started before it was said what it is");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.activeElement?.textContent.trim() === "Koppel een nieuw gebruikersprofiel");
      await pressed(page, "Eerst oefenen");
      await pressed(page, "Start de oefensite");
      await said(page, "De oefensite draait en staat in je browser.");
      must((await focused(page)) === "De oefensite draait", `the focus is on ${await focused(page)}`);
      await pressed(page, "Stop de oefensite");
      await said(page, "De oefensite is gestopt.");
      await pressed(page, "Start de oefensite");
      await said(page, "De oefensite draait en staat in je browser.");
      await pressed(page, "Nu koppelen");
      await page.waitForSelector("main.wizard h1");
      must(!(await left(page)).calls.slice(-3).includes("stop_practice_site"), "the site was stopped by going on");
    }),
};
