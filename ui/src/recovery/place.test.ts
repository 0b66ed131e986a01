import { expect, test } from "vitest";
import type { Profile } from "../ipc/types/Profile";
import type { ProfileState } from "../ipc/types/ProfileState";
import type { Recovery } from "../ipc/types/Recovery";
import { placeOf } from "./place";

function profile(name: string, state: ProfileState, recoverable = false): Profile {
  const recovery: Recovery = { health: { state: "never" }, automatic: null, failure: null, leavesOut: "none" };
  return { id: name, name, state, triesLeft: 3, wait: 0, recoverable, readOnly: false, hidden: 0, services: [], tiqr: [], lockAfter: null, recovery };
}

test.each(["blocked", "keystore-lost", "keystore-damaged"] as const)("%s gives up its place", (state) => {
  expect(placeOf(" lotte ", [profile("Jan", "open"), profile("Lotte", state)])).toMatchObject({ kind: "replaces", profile: { name: "Lotte" } });
});

test.each(["open", "locked", "old-copy"] as const)("%s keeps its name", (state) => {
  expect(placeOf("Lotte", [profile("Lotte", state)])).toEqual({ kind: "taken" });
});

test.each(["damaged", "foreign"] as const)("%s keeps it only when it can come back", (state) => {
  expect(placeOf("Lotte", [profile("Lotte", state, true)])).toEqual({ kind: "taken" });
  expect(placeOf("Lotte", [profile("Lotte", state)])).toEqual({ kind: "free" });
});

test("a name that nobody has is free", () => expect(placeOf("Piet", [profile("Lotte", "open")])).toEqual({ kind: "free" }));
