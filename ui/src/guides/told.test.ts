import { describe, expect, it } from "vitest";
import type { ComeBackCodes } from "../ipc/types/ComeBackCodes";
import { isVague, toldOf, type Standing } from "./told";

const noted = (more: Partial<Extract<ComeBackCodes, { known: "noted" }>> = {}): ComeBackCodes => ({
  known: "noted",
  kind: "list",
  left: 7,
  total: 10,
  place: "paper",
  whereabouts: null,
  ...more,
});

describe("what an account has to come back with", () => {
  it("is told whole while its profile is open, and when it was removed", () => {
    for (const standing of ["open", "removed"] as Standing[]) {
      const told = toldOf(noted({ whereabouts: "blue folder" }), standing);
      expect(told).toMatchObject({ word: "list", left: 7, total: 10, place: "paper", whereabouts: "blue folder", note: null, usable: true });
    }
  });

  it("leaves out the person's words once no PIN opens it, and the place while it is locked", () => {
    expect(toldOf(noted(), "gone")).toMatchObject({ place: "paper", whereabouts: "", note: null, usable: true });
    expect(toldOf(noted({ place: null }), "locked")).toMatchObject({ note: "place-locked", usable: true });
    expect(toldOf(noted({ place: null }), "gone")).toMatchObject({ note: "place-unknown", usable: true });
  });

  it("never sends anybody to codes that went with the profile or the account", () => {
    expect(toldOf(noted({ place: "here" }), "gone")).toMatchObject({ note: "here-gone", usable: false });
    expect(toldOf(noted({ place: "here" }), "removed")).toMatchObject({ note: "here-removed", usable: false });
    expect(toldOf(noted({ place: "here" }), "removing")).toMatchObject({ note: "here-removing", usable: false });
    expect(toldOf(noted({ place: "here" }), "open")).toMatchObject({ note: null, usable: true });
  });

  it("says once that the words are gone, where there were any to be gone", () => {
    const [apart, here, none] = [{ codes: noted() }, { codes: noted({ place: "here" }) }, { codes: noted({ left: 0 }) }];
    expect(isVague([none, apart], "gone")).toBe(true);
    expect(isVague([none, here], "gone")).toBe(false);
    expect(isVague([apart], "open")).toBe(false);
  });

  it("says that there is none, or that nobody knows", () => {
    expect(toldOf(noted({ left: 0 }), "gone")).toMatchObject({ word: "used", note: null, usable: false });
    expect(toldOf({ known: "none" }, "gone")).toMatchObject({ word: "none", usable: false });
    expect(toldOf({ known: "unknown" }, "gone")).toMatchObject({ word: "unknown", usable: false });
  });
});
