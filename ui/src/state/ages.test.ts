import { expect, test } from "vitest";
import { ageOf } from "./ages";

const seconds = (...date: [number, number, number, number]) => new Date(...date).getTime() / 1000;
const today = new Date(2026, 2, 30, 9, 0);

test("by the day and not by the hour", () => {
  expect(ageOf(seconds(2026, 2, 30, 0), today).days).toBe(0);
  expect(ageOf(seconds(2026, 2, 29, 23), today).days).toBe(1);
  expect(ageOf(seconds(2026, 2, 28, 23), today).days).toBe(2);
});

test("the day with an hour less is a day", () => {
  expect(ageOf(seconds(2026, 2, 28, 1), new Date(2026, 2, 29, 12)).days).toBe(1);
});

test("what comes from later than now is of today", () => {
  expect(ageOf(seconds(2026, 3, 2, 9), today).days).toBe(0);
});
