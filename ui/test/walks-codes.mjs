// The codes in time and by keyboard. The played shell's clock stands 18 seconds before its codes end.
import { left, must, walked } from "./walks.mjs";

const counted = (calls, name) => calls.filter((call) => call === name).length;
const asked = async (page) => counted((await left(page)).calls, "codes");
const figure = (page) => page.locator(".ring").first().getAttribute("data-left");
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName);
const stopTime = (page) => page.clock.install();

export const codesWalks = {
  "walk: codes are asked again when they end, not before": ({ browser, origin }) =>
    walked(
      browser,
      origin,
      "walk-codes",
      async (page) => {
        await page.mouse.move(500, 300);
        must((await asked(page)) === 1, "asked more than once at the start");
        await page.clock.runFor(9_000);
        must((await figure(page)) === "9", `9 seconds later the ring says ${await figure(page)}`);
        await page.mouse.move(510, 300);
        await page.clock.runFor(8_000);
        must((await asked(page)) === 1, "asked before the codes ended");
        must((await figure(page)) === "1", `in the last second the ring says ${await figure(page)}`);
        await page.clock.runFor(2_000);
        must((await asked(page)) === 2, "not asked when the codes ended");
        await page.clock.runFor(60_000);
        must((await asked(page)) >= 4, "not asked again and again");
      },
      stopTime,
    ),

  "walk: an untouched list rests, misses no end, and is back at a touch": ({ browser, origin }) =>
    walked(
      browser,
      origin,
      "walk-codes",
      async (page) => {
        await page.clock.runFor(11_500);
        must((await figure(page)) === "", "counts seconds that nobody sees");
        await page.clock.runFor(2_000);
        must((await page.locator(".ring.last").count()) > 0, "did not say that the codes are about to end");
        await page.clock.runFor(5_000);
        must((await asked(page)) === 2, "not asked when the codes ended");
        const shown = await figure(page);
        await page.mouse.move(500, 300);
        await page.clock.runFor(10);
        must(shown === "" && Number(await figure(page)) > 0, "the seconds did not come back");
      },
      stopTime,
    ),

  "walk: once the codes are there, they stay where they are": ({ browser, origin }) =>
    walked(browser, origin, "health-never", async (page) => {
      await page.keyboard.press("Control+l");
      await page.waitForSelector("input[type=password]");
      await page.evaluate(() => {
        const top = () => document.querySelector("[data-row]")?.getBoundingClientRect().top;
        new MutationObserver(() => (window.first ??= top())).observe(document.body, { childList: true, subtree: true });
        window.topNow = top;
      });
      await page.fill("input[type=password]", "829146");
      await page.keyboard.press("Enter");
      await page.waitForSelector("[data-row]");
      await page.waitForTimeout(300);
      const [first, now] = await page.evaluate(() => [window.first, window.topNow()]);
      must(first === now, `the first code moved from ${first} to ${now} while a person was about to press it`);
    }),

  "walk: codes by keyboard": ({ browser, origin }) =>
    walked(browser, origin, "codes", async (page) => {
      await page.waitForFunction(() => document.activeElement?.matches("[data-row]"));
      must((await focused(page)).includes("Microsoft 365"), "the first code did not take the focus");
      await page.keyboard.press("ArrowDown");
      must((await focused(page)).includes("Google Workspace"), "the arrow did not move on");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent.includes("Google Workspace"));
      must(counted((await left(page)).calls, "copy_code") === 1, "Enter did not copy once");
      await page.keyboard.type("steam");
      must((await page.locator("[data-row]").count()) === 1, "letters did not search");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent.includes("Steam"));
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelectorAll("[data-row]").length > 3);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("End");
      await page.keyboard.press("Control+f");
      must((await page.evaluate(() => document.activeElement?.getAttribute("type"))) === "search", "Ctrl F did not search");
      await page.keyboard.press("Control+l");
      await page.waitForSelector("input[type=password]");
    }),
};
