// Ways to a code beside the camera, by keyboard.
import { atHeading, left, must, tabTo, walked } from "./walks.mjs";

async function toScan(page) {
  await tabTo(page, "Koppel een nieuw gebruikersprofiel");
  await page.keyboard.press("Enter");
  await atHeading(page, "Waar wil je mee koppelen?");
  await tabTo(page, "Volgende: scannen");
  await page.keyboard.press("Enter");
  await atHeading(page, "Houd de QR-code voor de camera");
}

const said = (page) => page.evaluate(() => document.querySelector(".say")?.textContent ?? "");

export const scanWalks = {
  "walk: one of several codes on the screen, by keyboard": ({ browser, origin }) =>
    walked(browser, origin, "walk-choose", async (page) => {
      await toScan(page);
      await tabTo(page, "Mijn scherm");
      await page.keyboard.press("Enter");
      await atHeading(page, "Welke code wil je koppelen?");
      await page.waitForFunction(() => document.querySelector("figure canvas")?.width > 4);
      const inPicture = () => page.evaluate(() => document.querySelector("figure .number.chosen")?.textContent);
      must((await inPicture()) === "1", "the first is not marked in the picture");
      await tabTo(page, "GitHub");
      await page.keyboard.press("ArrowDown");
      must((await inPicture()) === "2", "the picture does not follow the list");
      await page.keyboard.press("Enter");
      await atHeading(page, "Van wie is dit account?");
      must(await page.evaluate(() => document.body.textContent.includes("Universiteit Noordzee")), "another account was taken");
    }),

  "walk: one of several codes on the screen, with the mouse": ({ browser, origin }) =>
    walked(browser, origin, "walk-choose", async (page) => {
      await toScan(page);
      await tabTo(page, "Mijn scherm");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("figure canvas")?.width > 4);
      const { x, y, width, height } = await page.locator("figure .picture").boundingBox();
      await page.mouse.click(x + 0.63 * width, y + 0.4 * height);
      must(await page.evaluate(() => document.querySelectorAll("input[type=radio]")[1].checked), "the list does not follow the picture");
      await page.mouse.click(x + 0.63 * width, y + 0.05 * height);
      must(await page.evaluate(() => document.querySelectorAll("input[type=radio]")[1].checked), "beside the codes is no choice");
    }),

  "walk: what was pasted is answered, and the answer stays": ({ browser, origin }) =>
    walked(browser, origin, "walk-choose", async (page) => {
      await toScan(page);
      await page.waitForFunction(() => window.stage.light);
      await page.evaluate(() => window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: new DataTransfer() })));
      await page.waitForFunction(() => document.querySelector(".say")?.textContent.includes("Okta Verify"));
      // longer than the camera waits before it gives its hint
      await page.waitForTimeout(5000);
      must((await said(page)).includes("Okta Verify"), "the camera's hint took the place of the answer");
      must((await left(page)).calls.includes("scan_clipboard"), "the clipboard was not asked");
    }),
};
