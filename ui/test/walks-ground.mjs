// The first picture has the ground of the screen that comes, so that nothing moves when it comes.
import { must, walked } from "./walks.mjs";

const sizes = [
  { width: 1000, height: 680 },
  { width: 700, height: 700 },
  { width: 380, height: 760 },
];

/** Colours along the edges, where nothing is written, and on both sides of each border. */
async function ground(page, places) {
  const colours = [];
  for (const [x, y] of places) {
    colours.push((await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).toString("base64"));
  }
  return colours;
}

function placesOf(scene, { width, height }) {
  const low = height - 3;
  if (scene === "welcome") {
    if (width >= 720) return [[3, 3], [3, low], [width * 0.6 - 3, low], [width * 0.6 + 3, low], [width - 3, low]];
    const border = height - Math.max(120, Math.round(height * 0.32));
    return [[3, 3], [3, border - 3], [3, border + 3], [width - 3, low]];
  }
  if (width >= 640) return [[3, 3], [3, low], [252, low], [260, low], [width - 3, low], [300, 3]];
  return [[3, 3], [3, 70], [3, height - 80], [3, low]];
}

async function compare(page, scene) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const places = placesOf(scene, size);
    const screen = await ground(page, places);
    must(new Set(screen).size > 1, `${scene} at ${size.width} px has one colour only: this could not fail`);
    const left = await page.evaluateHandle((scene) => {
      const app = document.getElementById("app");
      const screen = [...app.childNodes];
      app.replaceChildren();
      document.documentElement.dataset.ground = scene === "welcome" ? "welcome" : "profiles";
      return screen;
    }, scene);
    const first = await ground(page, places);
    places.forEach((place, n) => must(first[n] === screen[n], `${scene} at ${size.width} px: another ground at ${place}`));
    await page.evaluate((screen) => document.getElementById("app").replaceChildren(...screen), left);
  }
}

export const groundWalks = Object.fromEntries(
  ["welcome", "locked"].map((scene) => [
    `walk: the first picture has the ground of ${scene}`,
    ({ browser, origin }) => walked(browser, origin, scene, (page) => compare(page, scene)),
  ]),
);
