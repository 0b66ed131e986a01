// Practising: before the practice site is started, while it runs, and where it cannot.
import { show } from "../../src/state/app.svelte";
import "../../src/exercise/sentences";
import { press, seen } from "./act";
import { failed, practiceSite } from "./data";
import type { Scene } from "./scenes";

const toExercise = async () => {
  show({ at: "exercise" });
  await seen("exercise-lead");
};

const started = async () => {
  await toExercise();
  await press("exercise-start");
};

export const exerciseScenes = {
  exercise: { world: () => ({ profiles: [] }), act: toExercise },
  "exercise-runs": { world: () => ({ profiles: [], practice: practiceSite }), act: toExercise },
  "exercise-no-start": {
    world: () => ({ profiles: [], refuses: { show_practice_site: failed("practice-no-start", { folder: "/home/lotte/.local/share/koppel/practice" }) } }),
    act: started,
  },
  "exercise-no-browser": {
    world: () => ({ profiles: [], practice: practiceSite, refuses: { show_practice_site: failed("practice-no-browser", { address: practiceSite }) } }),
    act: async () => {
      await toExercise();
      await press("exercise-open");
    },
  },
} satisfies Record<string, Scene>;
