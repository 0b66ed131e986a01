import { expect, test } from "vitest";
import { dashesOf, urgent } from "./ring";

const side = Math.PI * 16;

function drawn(left: number, period: number): number {
  return Number(dashesOf(left, period).split(" ")[0]);
}

test("full at the start, empty at the end, in equal steps", () => {
  expect(drawn(30, 30)).toBeCloseTo(side, 1);
  expect(drawn(15, 30)).toBeCloseTo(side / 2, 1);
  expect(drawn(0, 30)).toBe(0);
  for (let left = 1; left <= 30; left++) expect(drawn(left, 30) - drawn(left - 1, 30)).toBeCloseTo(side / 30, 1);
});

test("no second dash on a side", () => {
  for (const left of [30, 18, 1]) expect(Number(dashesOf(left, 30).split(" ")[1])).toBeCloseTo(side, 1);
});

test("never draws outside itself", () => {
  expect(drawn(99, 30)).toBeCloseTo(side, 1);
  expect(drawn(-1, 30)).toBe(0);
  expect(drawn(1, 0)).toBe(0);
});

test("the last five seconds are urgent", () => {
  expect([6, 5, 1, 0].map(urgent)).toEqual([false, true, true, true]);
});
