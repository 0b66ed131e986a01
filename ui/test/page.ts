// ?scene=…&lang=nl|en&theme=light|dark|system: the real window, in a played scene.
import { play } from "./fake/play";
import { scenes, type SceneName } from "./fake/scenes";

const wish = new URLSearchParams(location.search);
const name = (wish.get("scene") ?? "welcome") as SceneName;
const scene = scenes[name];
if (!scene) throw new Error(`no scene ${name}; there are ${Object.keys(scenes).join(" ")}`);

const stage = play(scene.world(), {
  language: wish.get("lang") === "en" ? "en" : "nl",
  theme: (wish.get("theme") as "light" | "dark" | null) ?? "system",
});
Object.assign(window, { stage, sceneNames: Object.keys(scenes) });

await import("../src/main");
await scene.act?.();
document.documentElement.dataset.scene = "ready";
