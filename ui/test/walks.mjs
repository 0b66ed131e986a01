// What must work without a mouse, from the first screen to the last, and what must be gone after stopping.
import { arrive, listen } from "./scene-check.mjs";

const words = {
  start: "Koppel een nieuw gebruikersprofiel",
  show: "Waar wil je mee koppelen?",
  noCamera: "Waar staat de QR-code?",
  link: "Plak de link",
  who: "Van wie is dit account?",
  pin: "Kies een pincode",
  confirm: "Aanvaardt de website deze code?",
  backup: "Waar bewaar je de back-upcode van dit account?",
};

async function open(browser, origin, scene, before) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 680 }, reducedMotion: "reduce" });
  const said = listen(page);
  await before?.(page);
  const problem = await arrive(page, `${origin}/?scene=${scene}&lang=nl`);
  return { page, said, problem };
}

/** Tab until what has the focus says `text`. */
export async function tabTo(page, text) {
  for (let n = 0; n < 40; n += 1) {
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      // the body and a dialog hold every word
      if (!it?.matches("button, input, textarea, select, summary, a")) return "";
      const label = it.labels?.[0]?.textContent ?? "";
      return `${it.getAttribute("aria-label") ?? ""} ${label} ${it.textContent ?? ""}`.replace(/\s+/g, " ");
    });
    if (at.includes(text)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to "${text}"`);
}

/** A new step, with the focus on its heading. */
export async function atHeading(page, text) {
  await page.waitForFunction(
    (text) => document.activeElement?.tagName === "H1" && document.activeElement.textContent.replace(/\s+/g, " ").trim() === text,
    text,
    { timeout: 4000 },
  ).catch(async () => {
    const at = await page.evaluate(() => `${document.activeElement?.tagName} "${document.querySelector("h1")?.textContent}"`);
    throw new Error(`no focus on the heading "${text}" but on ${at}`);
  });
}

/** From the welcome to the heading of "Wie is dit?", by a pasted link. */
async function toWho(page) {
  await tabTo(page, words.start);
  await page.keyboard.press("Enter");
  await atHeading(page, words.show);
  await tabTo(page, "Universiteit of hogeschool");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await atHeading(page, words.noCamera).catch(async () => tabTo(page, "Een link"));
  await tabTo(page, "Een link");
  await page.keyboard.press("Enter");
  await atHeading(page, words.link);
  await tabTo(page, "Link");
  await page.keyboard.type("otpauth://totp/Noordzee:lotte?secret=JBSWY3DPEHPK3PXP");
  await page.keyboard.press("Enter");
  await atHeading(page, words.who);
}

async function toConfirm(page) {
  await toWho(page);
  await tabTo(page, "Naam van het profiel");
  await page.keyboard.press("Enter");
  await atHeading(page, words.pin);
  await tabTo(page, "Pincode");
  await page.keyboard.type("829146");
  await page.keyboard.press("Enter");
  await page.keyboard.type("829146");
  await page.waitForFunction(() => !document.querySelector("button[type=submit]")?.disabled);
  await page.keyboard.press("Enter");
  await atHeading(page, words.confirm);
}

export const left = (page) => page.evaluate(() => ({ profiles: window.stage.world.profiles, calls: window.stage.calls, light: window.stage.light }));

/** `before`: to be done to the page before it loads. */
export async function walked(browser, origin, scene, walk, before) {
  const { page, said, problem } = await open(browser, origin, scene, before);
  if (problem) return [problem, ...said];
  try {
    await walk(page);
  } catch (error) {
    return [error.message.split("\n")[0], ...said];
  } finally {
    await page.close();
  }
  return said;
}

export const must = (truth, what) => {
  if (!truth) throw new Error(what);
};

export const walks = {
  "walk: the whole pairing by keyboard": ({ browser, origin }) =>
    walked(browser, origin, "walk", async (page) => {
      await toConfirm(page);
      await tabTo(page, "De website heeft de code aanvaard");
      await page.keyboard.press("Enter");
      await atHeading(page, words.backup);
      await tabTo(page, "Op papier");
      await page.keyboard.press("Space");
      await tabTo(page, "Waar precies?");
      await page.keyboard.type("Blauwe map");
      await tabTo(page, "Ik heb mijn back-upcode bewaard");
      await page.keyboard.press("Space");
      await tabTo(page, "Klaar");
      await page.keyboard.press("Enter");
      await page.waitForSelector("main.wizard", { state: "detached", timeout: 4000 });
      const { profiles, calls } = await left(page);
      must(profiles.length === 1 && profiles[0].state === "open", "no open profile was made");
      must(profiles[0].accounts[0].backup.whereabouts === "Blauwe map", "the place of the backup code was not kept");
      must(calls.includes("pair_confirm") && calls.includes("scan_forget"), "not confirmed, or the scan was not forgotten");
    }),

  "walk: back and forth keeps the answers and saves once": ({ browser, origin }) =>
    walked(browser, origin, "walk", async (page) => {
      await toConfirm(page);
      await tabTo(page, "Vorige");
      await page.keyboard.press("Enter");
      await atHeading(page, words.pin);
      must((await left(page)).profiles.length === 0, "going back left the profile behind");
      await page.keyboard.press("Escape");
      await atHeading(page, words.who);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("h1")?.textContent.includes("QR-code"));
    }),

  "walk: cancel after saving asks, and leaves nothing": ({ browser, origin }) =>
    walked(browser, origin, "walk", async (page) => {
      await toConfirm(page);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]");
      await page.keyboard.press("Enter");
      await page.waitForSelector("dialog[open]", { state: "detached" });
      must((await left(page)).profiles.length === 1, "Enter in the question was not the safe answer");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]");
      await tabTo(page, "Koppeling weggooien");
      await page.keyboard.press("Enter");
      await page.waitForSelector("main.wizard", { state: "detached", timeout: 4000 });
      const { profiles, calls } = await left(page);
      must(profiles.length === 0, "a profile stayed behind");
      must(calls.includes("pair_undo") && calls.includes("scan_forget"), "not undone, or not forgotten");
    }),

  "walk: the camera goes on by itself, and goes off": ({ browser, origin }) =>
    walked(browser, origin, "walk-camera", async (page) => {
      await tabTo(page, words.start);
      await page.keyboard.press("Enter");
      await atHeading(page, words.show);
      await page.keyboard.press("Tab");
      await tabTo(page, "Volgende: scannen");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.stage.light, null, { timeout: 3000 });
      await atHeading(page, words.who);
      must(!(await left(page)).light, "the camera stayed on");
      // back: the same code is in view still, and does not send the person on again
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => window.stage.light);
      await page.waitForTimeout(1500);
      must(await page.evaluate(() => document.querySelector("h1").textContent.includes("camera")), "the same code went on again");
      await page.keyboard.press("Escape");
      await atHeading(page, words.show);
      must(!(await left(page)).light, "the camera stayed on after going back");
      await page.keyboard.press("Escape");
      await page.waitForSelector("main.wizard", { state: "detached" });
      must((await left(page)).calls.includes("scan_forget"), "the scan was not forgotten");
    }),
};
