import { describe, expect, test } from "vitest";
import type { Account } from "../ipc/types/Account";
import { firstEnd, inGroups, liveAt, untilNextLook, untilNextSecond } from "./timing";

const totp: Account = {
  id: "a",
  issuer: "Dienst",
  name: "lotte",
  kind: "totp",
  period: 30,
  code: "482913",
  next: "105774",
  validFrom: 1000,
  validUntil: 1030,
  added: 1,
  backup: { status: "none", left: 0, total: 0, place: null, whereabouts: "" },
  standing: null,
};
const hotp: Account = { ...totp, kind: "hotp", period: null, next: null, validFrom: null, validUntil: null };

describe("what counts at a second", () => {
  test("the first second of a period has all of it left", () => {
    expect(liveAt(totp, 1000)).toEqual({ code: "482913", next: "105774", left: 30 });
  });

  test("the last second has one left", () => {
    expect(liveAt(totp, 1029)).toEqual({ code: "482913", next: "105774", left: 1 });
  });

  test("at the boundary the next takes over without asking", () => {
    expect(liveAt(totp, 1030)).toEqual({ code: "105774", next: null, left: 30 });
    expect(liveAt(totp, 1059).left).toBe(1);
  });

  test("after a long sleep nothing is shown rather than something wrong", () => {
    expect(liveAt(totp, 1060)).toEqual({ code: null, next: null, left: 0 });
    expect(liveAt(totp, 9_999_999).code).toBeNull();
  });

  test("a clock that was set back never shows more than a period", () => {
    expect(liveAt(totp, 900).left).toBe(30);
  });

  test("a period of one second", () => {
    const quick = { ...totp, period: 1, validFrom: 1000, validUntil: 1001 };
    expect(liveAt(quick, 1000)).toMatchObject({ code: "482913", left: 1 });
    expect(liveAt(quick, 1001)).toMatchObject({ code: "105774", left: 1 });
    expect(liveAt(quick, 1002).code).toBeNull();
  });

  test("HOTP knows no time", () => {
    expect(liveAt(hotp, 5)).toEqual({ code: "482913", next: null, left: null });
    expect(liveAt({ ...hotp, code: null }, 5)).toEqual({ code: null, next: null, left: null });
  });
});

test("the shell is asked again when the first code ends", () => {
  expect(firstEnd([])).toBeNull();
  expect(firstEnd([hotp])).toBeNull();
  expect(firstEnd([{ ...hotp, kind: "tiqr", standing: { state: "blocked-until", until: 1020 } }, totp])).toBe(1020);
  expect(firstEnd([{ ...hotp, kind: "tiqr", standing: { state: "blocked" } }, totp])).toBe(1030);
  expect(firstEnd([{ ...totp, validUntil: 1060 }, hotp, totp])).toBe(1030);
});

test("the timer aims just after the next second", () => {
  for (const now of [0, 1, 999, 1000, 123_456_789]) {
    const fires = now + untilNextSecond(now);
    expect(Math.floor(fires / 1000)).toBe(Math.floor(now / 1000) + 1);
    expect(fires % 1000).toBeLessThan(10);
  }
});

test("at rest the timer aims at tens, and misses neither an end nor the last seconds before it", () => {
  expect(untilNextLook(100_000, null)).toBe(10_004);
  expect(untilNextLook(101_300, null)).toBe(8_704);
  expect(untilNextLook(101_300, 120)).toBe(8_704);
  expect(untilNextLook(110_000, 120)).toBe(5_004);
  expect(untilNextLook(115_000, 120)).toBe(5_004);
  expect(untilNextLook(101_300, 103)).toBe(1_704);
  expect(untilNextLook(101_300, 90)).toBe(8_704);
});

test("groups", () => {
  expect(inGroups("482913")).toEqual(["482", "913"]);
  expect(inGroups("48219135")).toEqual(["4821", "9135"]);
  expect(inGroups("1234567")).toEqual(["1234", "567"]);
  expect(inGroups("KWVJ2")).toEqual(["KWV", "J2"]);
});
