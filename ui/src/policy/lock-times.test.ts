import { describe, expect, it } from "vitest";
import { lockTimes } from "./lock-times";

describe("how long a profile may be left alone", () => {
  it("is the person's choice where nobody asks for less", () => {
    expect(lockTimes(null, 5)).toEqual([1, 5, 15, 30, 0]);
    expect(lockTimes(null, 0)).toEqual([1, 5, 15, 30, 0]);
  });

  it("ends with what an organisation asks for, and never is none of it", () => {
    expect(lockTimes(10, 5)).toEqual([1, 5, 10]);
    expect(lockTimes(1, 1)).toEqual([1]);
    expect(lockTimes(15, 15)).toEqual([1, 5, 15]);
    expect(lockTimes(1440, 30)).toEqual([1, 5, 15, 30, 1440]);
  });

  it("holds what was chosen elsewhere", () => {
    expect(lockTimes(null, 9)).toEqual([1, 5, 9, 15, 30, 0]);
    expect(lockTimes(10, 7)).toEqual([1, 5, 7, 10]);
  });
});
