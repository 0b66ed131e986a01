import { describe, expect, it } from "vitest";
import { checksOf } from "./checks";

const said = (pin: string, again: string, guessable: boolean | null = false) =>
  checksOf(pin, again, { least: 4, suggested: 6 }, guessable).map(({ ok, id, args }) => [ok, id.replace("pair-pin-", ""), Object.values(args)[0]]);

describe("what a new PIN still needs", () => {
  it("counts down to long enough and to the same", () => {
    expect(said("", "")).toEqual([[false, "too-short", 4], [false, "hard-to-guess", undefined], [false, "same", undefined]]);
    expect(said("829", "")[0]).toEqual([false, "too-short", 1]);
    expect(said("829146", "8291")).toEqual([[true, "long-enough", 6], [true, "hard-to-guess", undefined], [false, "same-more", 2]]);
    expect(said("829146", "829146").every(([ok]) => ok)).toBe(true);
  });

  it("says that a short one is long enough, and that more are better", () => {
    expect(said("8291", "")[0]).toEqual([true, "long-but", 4]);
    expect(said("82914", "")[0]).toEqual([true, "long-but", 5]);
    expect(said("829146", "")[0]).toEqual([true, "long-enough", 6]);
    expect(checksOf("82914613", "", { least: 8, suggested: 8 }, false)[0]?.id).toBe("pair-pin-long-enough");
  });

  it("asks of a passphrase that it is hard to guess and the same twice", () => {
    const ofPassphrase = (text: string, again: string, guessable: boolean | null) =>
      checksOf(text, again, null, guessable).map(({ ok, id }) => [ok, id.replace("pair-pin-", "")]);
    expect(ofPassphrase("", "", null)).toEqual([[false, "hard-to-guess"], [false, "same"]]);
    expect(ofPassphrase("fiets kievit", "fiets", true)).toEqual([[false, "hard-to-guess"], [false, "same"]]);
    expect(ofPassphrase("fiets kievit lamp", "fiets lamp", false)).toEqual([[true, "hard-to-guess"], [false, "same-not"]]);
    expect(ofPassphrase("fiets kievit lamp", "fiets kievit lamp", false)).toEqual([[true, "hard-to-guess"], [true, "same"]]);
  });

  it("says when the two differ, longer or otherwise", () => {
    expect(said("8291", "8295")[2]).toEqual([false, "same-not", undefined]);
    expect(said("8291", "82911")[2]).toEqual([false, "same-not", undefined]);
  });

  it("is not in order before the shell has judged it", () => {
    expect(said("8291", "8291", null)[1]).toEqual([false, "hard-to-guess", undefined]);
    expect(said("1234", "1234", true)[1]).toEqual([false, "hard-to-guess", undefined]);
  });
});
