import { expect, test } from "vitest";
import type { NotedCodes } from "../ipc/types/NotedCodes";
import { asksToTick, begin, countOf, newCodes, type Draft } from "./draft";

const draft = (more: Partial<Draft>): Draft => ({ ...begin(), ...more });
const entered = (...taken: string[]) => ({ kind: taken.length > 1 ? ("list" as const) : ("reset-code" as const), taken, leftOut: [], ticket: 7 });

test("nothing is noted before a place is chosen, nor when there is none yet", () => {
  expect(newCodes(draft({}))).toBeNull();
  expect(newCodes(draft({ place: "none", saved: true }))).toBeNull();
});

test("what lies elsewhere is noted once the person says that it is saved", () => {
  const paper = draft({ place: "paper", whereabouts: " blauwe map " });
  expect(asksToTick(paper)).toBe(true);
  expect(newCodes(paper)).toBeNull();
  expect(newCodes({ ...paper, saved: true })).toEqual({ kept: "apart", place: "paper", kind: "code", count: 1, of: null, whereabouts: "blauwe map" });
});

test("a list has a number of codes that is one", () => {
  const list = (count: string) => draft({ place: "safe", kind: "list", count, saved: true });
  for (const count of ["", "0", "101", "-1", "1.5", "tien", "1e1"]) {
    expect(countOf(list(count)), count).toBeNull();
    expect(newCodes(list(count)), count).toBeNull();
  }
  expect(newCodes(list(" 16 "))).toMatchObject({ count: 16 });
  expect(countOf(draft({ kind: "code", count: "0" })), "a single one is not counted").toBe(1);
});

test("what is kept here needs codes that were understood, and no tick", () => {
  const here = draft({ place: "here" });
  expect(asksToTick(here)).toBe(false);
  expect(newCodes(here)).toBeNull();
  expect(newCodes({ ...here, entered: entered() })).toBeNull();
  expect(newCodes({ ...here, entered: entered("12•• ••••", "87•• ••••") })).toEqual({ kept: "here", ticket: 7, kind: "list" });
});

test("one code is what the person calls it, and never a list", () => {
  const one = draft({ place: "here", entered: entered("12•• ••••") });
  expect(newCodes({ ...one, kind: "code" })).toMatchObject({ kind: "code" });
  expect(newCodes({ ...one, kind: "list" })).toMatchObject({ kind: "reset-code" });
});

test("begins with what is noted: so many are left of a list", () => {
  const noted: NotedCodes = { kind: "list", left: 0, total: 10, place: "safe", whereabouts: "kluis", noted: 1, checked: null, used: 2, replaced: null };
  expect(begin(noted)).toMatchObject({ place: "safe", whereabouts: "kluis", kind: "list", count: "1", saved: false });
  expect(begin({ ...noted, left: 7 }).count).toBe("7");
  const moved = { ...begin({ ...noted, left: 7 }), place: "paper", saved: true } as const;
  expect(newCodes(moved), "moved: 7 of 10, as before").toMatchObject({ count: 7, of: 10 });
  expect(newCodes({ ...moved, count: "16" }), "another list").toMatchObject({ count: 16, of: null });
  expect(newCodes({ ...moved, kind: "code" }), "one code").toMatchObject({ count: 1, of: null });
  const replacing = { ...begin({ ...noted, left: 7 }, true), saved: true };
  expect(newCodes(replacing), "new ones of the same length").toMatchObject({ count: 10, of: null });
});
