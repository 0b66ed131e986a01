import { expect, test } from "vitest";
import type { Profile } from "../ipc/types/Profile";
import type { ProfileState } from "../ipc/types/ProfileState";
import type { Recovery } from "../ipc/types/Recovery";
import type { ComeBack } from "../ipc/types/ComeBack";
import { firstScreen, isJourney, stillThere, type Screen } from "./screen";

function profile(id: string, state: ProfileState): Profile {
  const recovery: Recovery = { health: { state: "never" }, automatic: null, failure: null, leavesOut: "none" };
  return { id, name: id, state, triesLeft: 3, wait: 0, recoverable: false, readOnly: false, hidden: 0, services: [], tiqr: [], lockAfter: null, recovery };
}

test("an open profile before a locked one before the rest", () => {
  expect(firstScreen([])).toBeNull();
  expect(firstScreen([profile("a", "blocked")])).toEqual({ at: "profile", id: "a" });
  expect(firstScreen([profile("a", "blocked"), profile("b", "locked")])).toEqual({ at: "profile", id: "b" });
  expect(firstScreen([profile("a", "locked"), profile("b", "open")])).toEqual({ at: "profile", id: "b" });
});

test("what is on screen stays on while it exists, whatever its state becomes", () => {
  const all = [profile("a", "blocked"), profile("b", "open")];
  expect(stillThere({ at: "profile", id: "a" }, all)).toEqual({ at: "profile", id: "a" });
  expect(stillThere({ at: "settings" }, all)).toEqual({ at: "settings" });
});

test("a removed profile gives way; the last one to the welcome", () => {
  expect(stillThere({ at: "profile", id: "gone" }, [profile("b", "locked")])).toEqual({ at: "profile", id: "b" });
  expect(stillThere({ at: "profile", id: "gone" }, [])).toBeNull();
  expect(stillThere({ at: "settings" }, [])).toBeNull();
});

test("practising goes on with and without profiles", () => {
  expect(stillThere({ at: "exercise" }, [])).toEqual({ at: "exercise" });
  expect(isJourney({ at: "exercise" })).toBe(false);
});

test("the board stays while there are profiles; a sheet while its profile is open", () => {
  const open = [profile("a", "open"), profile("b", "locked")];
  expect(stillThere({ at: "board" }, open)).toEqual({ at: "board" });
  expect(stillThere({ at: "board" }, [])).toBeNull();
  expect(stillThere({ at: "sheet", profile: "a" }, open)).toEqual({ at: "sheet", profile: "a" });
  expect(stillThere({ at: "sheet", profile: "b" }, open)).toEqual({ at: "board" });
  expect(stillThere({ at: "sheet", profile: "gone" }, open)).toEqual({ at: "board" });
  expect(stillThere({ at: "sheet", profile: "a" }, [])).toBeNull();
});

test("a pairing is never interrupted", () => {
  expect(stillThere({ at: "pair" }, [])).toEqual({ at: "pair" });
});

test("a restore is never interrupted; the others end with their profile, and give way to the page of a blocked one", () => {
  expect(stillThere({ at: "restore", profile: "gone" }, [])).toEqual({ at: "restore", profile: "gone" });
  for (const at of ["backups", "recover", "pin"] as const) {
    expect(stillThere({ at, profile: "a" }, [profile("a", "locked")])).toEqual({ at, profile: "a" });
    expect(stillThere({ at, profile: "a" }, [profile("a", "blocked")])).toEqual({ at: "profile", id: "a" });
    expect(stillThere({ at, profile: "a" }, [profile("b", "open")])).toEqual({ at: "profile", id: "b" });
  }
  const codes = { at: "backup-codes", profile: "a", account: "1" } as const;
  expect(stillThere(codes, [profile("a", "open")])).toEqual(codes);
  expect(stillThere(codes, [profile("a", "blocked")])).toEqual({ at: "profile", id: "a" });
});

test("what a removed account had stays on while its profile is open, and goes with its lock", () => {
  const account: ComeBack = { service: "A", account: "b", guide: "other", codes: { known: "none" } };
  const removed: Screen = { at: "removed", profile: "a", account };
  expect(stillThere(removed, [profile("a", "open")])).toBe(removed);
  expect(stillThere(removed, [profile("a", "locked"), profile("b", "open")])).toEqual({ at: "profile", id: "a" });
  expect(stillThere(removed, [])).toBeNull();
});

test("the page of a new computer stays, with profiles and without", () => {
  expect(stillThere({ at: "new-computer" }, [])).toEqual({ at: "new-computer" });
  expect(stillThere({ at: "new-computer" }, [profile("a", "open")])).toEqual({ at: "new-computer" });
});
