// The page's own camera, the second way, with a camera that the browser plays from a file.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atHeading, must, tabTo, walked } from "./walks.mjs";

const width = 1280;
const height = 720;
const dark = 40;
const bright = 210;

/** Raw video without colours: the left half dark, the right half bright. */
function film() {
  const row = Buffer.concat([Buffer.alloc(width / 2, dark), Buffer.alloc(width / 2, bright)]);
  const grey = Buffer.concat(Array.from({ length: height }, () => row));
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), grey, colours]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

/** Each stream that the page is given, and what it asked for. */
const remember = (page) =>
  page.addInitScript(() => {
    window.streams = [];
    const asked = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await asked(constraints);
      window.streams.push({ stream, constraints });
      return stream;
    };
  });

async function toCamera(page) {
  await tabTo(page, "Koppel een nieuw gebruikersprofiel");
  await page.keyboard.press("Enter");
  await atHeading(page, "Waar wil je mee koppelen?");
  await tabTo(page, "Volgende: scannen");
  await page.keyboard.press("Enter");
}

const isOff = () => window.streams.every(({ stream }) => stream.getTracks().every(({ readyState }) => readyState === "ended"));

/** What a browser with such a camera does with a scene. */
async function filmed({ origin, launch }, scene, walk) {
  const folder = await mkdtemp(join(tmpdir(), "koppel-film-"));
  const file = join(folder, "desk.y4m");
  await writeFile(file, film());
  const browser = await launch("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`);
  try {
    return await walked(browser, origin, scene, walk, remember);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

export const cameraWalks = {
  "walk: where the shell has no camera the page's own is shown and read": (stage) =>
    filmed(stage, "walk-page-camera", async (page) => {
      await toCamera(page);
      await page.waitForFunction(() => window.stage.frame, null, { timeout: 8000 });
      const seen = await page.evaluate(() => {
        const { width, height } = document.querySelector(".picture canvas");
        const drawn = document.querySelector(".picture canvas").getContext("2d").getImageData(0, 0, width, height).data;
        const row = (height / 2) * width;
        const at = (x) => [window.stage.frame[row + x], drawn[4 * (row + x)]];
        return { width, height, bytes: window.stage.frame.length, left: at(width / 4), right: at((3 * width) / 4) };
      });
      must(seen.width === width && seen.height === height, `a picture of ${seen.width} × ${seen.height}`);
      must(seen.bytes === width * height, `${seen.bytes} bytes of brightness`);
      must(seen.left.every((value) => value < 80) && seen.right.every((value) => value > 170), `the picture is not the camera's: ${JSON.stringify(seen)}`);
      must(await page.evaluate(() => document.querySelector("[role=alert]") === null), "the shell's failure was told all the same");
      const asked = await page.evaluate(() => window.streams.map(({ constraints }) => constraints.audio));
      must(asked.every((audio) => audio === false), "a microphone was asked for");
      must(!(await page.evaluate(isOff)), "the camera is off already: the check after it could not fail");
      await page.keyboard.press("Escape");
      await atHeading(page, "Waar wil je mee koppelen?");
      must(await page.evaluate(isOff), "the camera stayed on");
      must(!(await page.evaluate(() => window.stage.light)), "the shell still lends it");
    }),

  "walk: a code before the page's own camera is paired": (stage) =>
    filmed(stage, "walk-page-camera-code", async (page) => {
      await toCamera(page);
      await atHeading(page, "Van wie is dit account?");
      must(await page.evaluate(isOff), "the camera stayed on");
    }),

  "walk: without a camera of its own the page tells what the shell said": ({ browser, origin }) =>
    walked(browser, origin, "walk-page-camera", async (page) => {
      await toCamera(page);
      await page.waitForFunction(() => document.querySelector(".none[role=alert]")?.textContent.includes("Lens cap"));
      must(!(await page.evaluate(() => window.stage.light)), "the shell still lends one");
    }),
};
