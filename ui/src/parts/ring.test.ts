import { expect, test } from "vitest";
import { strokeOf, urgent } from "./ring";

const round = 2 * Math.PI * 16;

function drawn(left: number, period: number): number {
  return Number(strokeOf(left, period).dashes.split(" ")[0]);
}

test("full at the start, empty at the end, in equal steps", () => {
  expect(drawn(30, 30)).toBeCloseTo(round, 1);
  expect(drawn(15, 30)).toBeCloseTo(round / 2, 1);
  expect(drawn(0, 30)).toBe(0);
  for (let left = 1; left <= 30; left++) expect(drawn(left, 30) - drawn(left - 1, 30)).toBeCloseTo(round / 30, 1);
});

test("as much on either side of the bottom", () => {
  for (const left of [30, 18, 9]) expect(strokeOf(left, 30).offset).toBeCloseTo(drawn(left, 30) / 2, 1);
});

test("never draws outside itself", () => {
  expect(drawn(99, 30)).toBeCloseTo(round, 1);
  expect(drawn(-1, 30)).toBe(0);
  expect(drawn(1, 0)).toBe(0);
});

test("the last five seconds are urgent", () => {
  expect([6, 5, 1, 0].map(urgent)).toEqual([false, true, true, true]);
});
