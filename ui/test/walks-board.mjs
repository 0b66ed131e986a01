// The board without a mouse.
import { atHeading, must, tabTo, walked } from "./walks.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
const rows = (page) => page.locator("[data-row]").count();

export const boardWalks = {
  "walk: the board by keyboard, a thousand rows of which few are drawn": ({ browser, origin }) =>
    walked(browser, origin, "walk-board", async (page) => {
      await tabTo(page, "Back-upcodes");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("[data-row]"));
      await atHeading(page, "Van 700 van je 1.000 accounts weet je hoe je er weer in komt");
      must((await rows(page)) < 40, "all rows are drawn");
      await page.keyboard.press("Control+f");
      await page.keyboard.press("ArrowDown");
      must((await focused(page)).startsWith("Gemeente 1 (dienst1@"), `not the first row: ${await focused(page)}`);
      await page.keyboard.press("End");
      must((await focused(page)).startsWith("Academie 1000 (dienst1000@"), `not the last row: ${await focused(page)}`);
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.type("academie 996");
      await page.waitForFunction(() => document.querySelectorAll("[data-row]").length === 1);
      await page.keyboard.press("ArrowDown");
      must((await focused(page)) === "Academie 996 (dienst996@deburcht.example), 8 van 10 codes over, in orde, profiel Lotte Vermeulen", await focused(page));
      await page.keyboard.press("Enter");
      await atHeading(page, "Back-upcodes van Academie 996");
      await page.keyboard.press("Escape");
      await atHeading(page, "Van 700 van je 1.000 accounts weet je hoe je er weer in komt");
    }),
  "the recovery sheet of seven accounts, two of them with a list, is one page": ({ browser, origin }) => onPaper(browser, origin, ["sheet", "sheet-codes"], 1),
};

/** So many pages of A4. */
async function onPaper(browser, origin, scenes, pages) {
  const problems = [];
  for (const scene of scenes) {
    problems.push(
      ...(await walked(browser, origin, scene, async (page) => {
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const found = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
        must(found === pages, `${scene}: ${found} pages and not ${pages}`);
      })),
    );
  }
  return problems;
}
