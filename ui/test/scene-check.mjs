// One scene in one language: wide and narrow, light and dark.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sizes = { wide: { width: 1000, height: 680 }, narrow: { width: 380, height: 760 } };
const narrowest = { width: 360, height: 640 };
const themes = ["light", "dark"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

export async function checkScene({ browser, origin, pictures, name, lang, report }) {
  const page = await browser.newPage({ viewport: sizes.wide, colorScheme: "light", reducedMotion: "reduce" });
  await page.addInitScript(axe);
  const said = listen(page);
  const arrived = await arrive(page, `${origin}/?scene=${name}&lang=${lang}`);
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const theme of themes) {
      const problems = arrived ? [arrived] : [];
      problems.push(...(await wear(page, theme)));
      await page.screenshot({ path: join(pictures, `${name}-${size}-${theme}-${lang}.png`) });
      problems.push(...(await overflow(page)), ...(await hiddenQuestion(page)), ...(await violations(page, theme)), ...said.splice(0));
      report(`${name} ${size} ${theme} ${lang}`, problems);
    }
  }
  await page.setViewportSize(narrowest);
  report(`${name} at 360 px ${lang}`, await overflow(page));
  await page.close();
}

async function wear(page, theme) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  const worn = page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, theme, { timeout: 2000 });
  return worn.then(
    () => [],
    () => [`the window did not turn ${theme}`],
  );
}

/** Waits until the scene is on; null when it is. */
export async function arrive(page, address) {
  await page.goto(address);
  try {
    await page.waitForFunction(() => document.documentElement.dataset.scene === "ready", null, { timeout: 10_000 });
    return null;
  } catch {
    return "the scene did not come on";
  }
}

/** What the page says on its console, and commands that the played shell does not know. */
export function listen(page) {
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  return said;
}

/** A question that stops everything else and cannot be seen: nothing could be pressed any more. */
async function hiddenQuestion(page) {
  return page.evaluate(() => {
    const hidden = [...document.querySelectorAll("dialog[open]")].filter((each) => !each.checkVisibility());
    return hidden.map((each) => `cannot be seen: ${each.textContent?.trim().slice(0, 40)}`);
  });
}

/** Anything that sticks out to the right, of the window or of a box that may only scroll down. */
async function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const shown = (each) => each.getClientRects().length > 0 && getComputedStyle(each).visibility !== "hidden";
    const clipped = (each) => each.closest(".sr, [aria-hidden=true] svg, svg");
    const out = [...document.body.querySelectorAll("*")].filter((each) => {
      if (!shown(each) || clipped(each)) return false;
      const { right, left, width } = each.getBoundingClientRect();
      return width > 1 && (right > wide + 0.5 || left < -0.5);
    });
    const scrolling = [...document.querySelectorAll("*")].filter(
      (each) => each.scrollWidth > each.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(each).overflowX),
    );
    const say = (each) => `<${each.tagName.toLowerCase()} class="${each.getAttribute("class") ?? ""}"> ${(each.textContent ?? "").trim().slice(0, 40)}`;
    return [
      ...out.slice(0, 3).map((each) => `sticks out of the window: ${say(each)}`),
      ...scrolling.slice(0, 3).map((each) => `scrolls sideways: ${say(each)}`),
    ];
  });
}

/** Contrast in both colours; what colours do not change, once. */
async function violations(page, theme) {
  const found = await page.evaluate(
    ({ rules, only }) => window.axe.run(document, only ? { runOnly: ["color-contrast"], resultTypes: ["violations"] } : { runOnly: rules, resultTypes: ["violations"] }),
    { rules, only: theme === "dark" },
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `axe ${id}: ${help}: ${target.join(" ")}: ${failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
}
