import { expect, test } from "vitest";
import type { Health } from "../ipc/types/Health";
import type { LeavesOut } from "../ipc/types/LeavesOut";
import { toldOf } from "./health";

const proof = { place: "/stick/a.age", made: 0, proven: 0 };
const of = (health: Health, automatic: string | null = null) => toldOf({ health, automatic, failure: null, leavesOut: "none" });

test("all is well only with a backup of what is there now, or one under way", () => {
  expect(of({ state: "current", proof })?.well).toBe(true);
  expect(of({ state: "behind", proof }, "/stick")?.well).toBe(true);
  expect(of({ state: "behind", proof })?.well).toBe(false);
  expect(of({ state: "never" })?.well).toBe(false);
  expect(of({ state: "gone", proof }, "/stick")?.well).toBe(false);
});

test("nothing is under way when the last one failed", () => {
  const failure = { code: "backup-folder-gone", args: {} };
  expect(toldOf({ health: { state: "behind", proof }, automatic: "/stick", failure, leavesOut: "none" })?.well).toBe(false);
});

test("an old backup is a way back, one that is gone is not", () => {
  expect(of({ state: "behind", proof })?.whole).toBe(true);
  expect(of({ state: "gone", proof })?.whole).toBe(false);
});

test("nothing is said where nothing is known", () => expect(of({ state: "unknown" })).toBeNull());

const states: Health[] = [{ state: "never" }, { state: "current", proof }, { state: "behind", proof }, { state: "gone", proof }];
const leaving = (health: Health, leavesOut: LeavesOut) => toldOf({ health, automatic: null, failure: null, leavesOut });

test("accounts that no backup holds are said wherever a backup is spoken of", () => {
  for (const health of states) {
    expect(leaving(health, "some")).toEqual({ ...leaving(health, "none"), why: [...leaving(health, "none")!.why, "health-tiqr"] });
    expect(leaving(health, "none")?.why).not.toContain("health-tiqr");
  }
  expect(leaving({ state: "unknown" }, "some")).toBeNull();
});

test("where there are no others nobody is asked for a backup, or told that one would help", () => {
  for (const health of states) {
    expect(leaving(health, "all")).toMatchObject({ well: true, whole: false, title: "health-tiqr-all" });
  }
});
