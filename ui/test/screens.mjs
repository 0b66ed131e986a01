// Visits every scene of the window in a real browser: both languages, light and dark, wide and narrow. Each must pass
// axe (WCAG 2.1 AA), fit its width, and say nothing on the console; pictures go to target/screens. Then the walks by
// keyboard alone. `npm run axe`; `npm run axe -- pair-who codes` for scenes that begin so; `npm run axe -- walks`.
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { checkScene } from "./scene-check.mjs";
import { walks } from "./walks.mjs";
import { backupCodesWalks } from "./walks-backup-codes.mjs";
import { boardWalks } from "./walks-board.mjs";
import { cameraWalks } from "./walks-camera.mjs";
import { codesWalks } from "./walks-codes.mjs";
import { exerciseWalks } from "./walks-exercise.mjs";
import { groundWalks } from "./walks-ground.mjs";
import { recoveryWalks } from "./walks-recovery.mjs";
import { scanWalks } from "./walks-scan.mjs";

const ui = join(import.meta.dirname, "..");
const site = join(ui, "../target/screens/site");
const pictures = join(ui, "../target/screens");
const wanted = process.argv.slice(2);
const results = { passed: 0, failed: 0 };

function report(name, problems) {
  if (problems.length === 0) return void (results.passed += 1);
  results.failed += 1;
  console.error(`FAILED ${name}`);
  for (const problem of problems) console.error(`  ${problem}`);
}

/** The played shell is on the test page, where it must be, and nowhere in what is shipped. */
async function onlyInTheTest() {
  const mark = "koppel-played-shell";
  if (!(await holds(site, mark))) return [`the test page does not hold "${mark}": this check could not fail`];
  try {
    return (await holds(join(ui, "dist"), mark)) ? ["ui/dist holds the played shell"] : [];
  } catch {
    return ["ui/dist is missing: npm run build"];
  }
}

async function holds(folder, text) {
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile() && (await readFile(join(file.parentPath, file.name), "utf8")).includes(text)) return true;
  }
  return false;
}

function serve() {
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const body = await readFile(join(site, path === "/" ? "index.html" : path));
      response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** A browser with an empty profile of its own. */
function launch(...more) {
  const { KOPPEL_CHROMIUM = "/usr/bin/chromium" } = process.env;
  return chromium.launch({
    executablePath: KOPPEL_CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/** Runs `work` on all items, one more at a time than there are cores. */
async function eachOf(items, work) {
  const rest = [...items];
  const one = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, one));
}

async function sceneNames(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/?scene=welcome`);
  await page.waitForFunction(() => document.documentElement.dataset.scene === "ready");
  const names = await page.evaluate(() => window.sceneNames);
  await page.close();
  return names.filter((name) => !name.startsWith("walk") && (wanted.length === 0 || wanted.some((start) => name.startsWith(start))));
}

const began = Date.now();
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
await build({ configFile: join(import.meta.dirname, "vite.config.ts"), logLevel: "warn" });
report("the played shell stays in the test", await onlyInTheTest());

const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
try {
  const names = await sceneNames(browser, origin);
  const visits = names.flatMap((name) => ["nl", "en"].map((lang) => ({ name, lang })));
  await eachOf(visits, ({ name, lang }) => checkScene({ browser, origin, pictures, name, lang, report }));
  const allWalks = {
    ...walks,
    ...backupCodesWalks,
    ...boardWalks,
    ...cameraWalks,
    ...codesWalks,
    ...exerciseWalks,
    ...groundWalks,
    ...recoveryWalks,
    ...scanWalks,
  };
  if (wanted.length === 0 || wanted.includes("walks")) for (const [name, walk] of Object.entries(allWalks)) report(name, await walk({ browser, origin, launch }));
} finally {
  await browser.close();
  server.close();
}

console.log(`${Math.round((Date.now() - began) / 1000)} s, pictures in target/screens`);
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;
