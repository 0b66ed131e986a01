import { expect, test } from "vitest";
import type { Health } from "../ipc/types/Health";
import { toldOf } from "./health";

const proof = { place: "/stick/a.age", made: 0, proven: 0 };
const of = (health: Health, automatic: string | null = null) => toldOf({ health, automatic, failure: null }, false);

test("all is well only with a backup of what is there now, or one under way", () => {
  expect(of({ state: "current", proof })?.well).toBe(true);
  expect(of({ state: "behind", proof }, "/stick")?.well).toBe(true);
  expect(of({ state: "behind", proof })?.well).toBe(false);
  expect(of({ state: "never" })?.well).toBe(false);
  expect(of({ state: "gone", proof }, "/stick")?.well).toBe(false);
});

test("nothing is under way when the last one failed", () => {
  const failure = { code: "backup-folder-gone", args: {} };
  expect(toldOf({ health: { state: "behind", proof }, automatic: "/stick", failure }, false)?.well).toBe(false);
});

test("an old backup is a way back, one that is gone is not", () => {
  expect(of({ state: "behind", proof })?.whole).toBe(true);
  expect(of({ state: "gone", proof })?.whole).toBe(false);
});

test("nothing is said where nothing is known", () => expect(of({ state: "unknown" })).toBeNull());

test("accounts that no backup holds are said wherever a backup is spoken of", () => {
  const recovery = (health: Health) => ({ health, automatic: null, failure: null });
  for (const health of [{ state: "never" }, { state: "current", proof }, { state: "behind", proof }, { state: "gone", proof }] as Health[]) {
    expect(toldOf(recovery(health), true)?.why).toContain("health-tiqr");
    expect(toldOf(recovery(health), false)?.why).not.toContain("health-tiqr");
  }
  expect(toldOf(recovery({ state: "unknown" }), true)).toBeNull();
});
