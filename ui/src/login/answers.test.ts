import { expect, test } from "vitest";
import type { Failure } from "../ipc/types/Failure";
import type { Profile } from "../ipc/types/Profile";
import { answersOf, isOfService, mayTryAgain } from "./answers";

const failed = (code: string): Failure => ({ code, args: {} });

function profile(id: string, state: Profile["state"], ...tiqr: string[]): Profile {
  const recovery: Profile["recovery"] = { health: { state: "never" }, automatic: null, failure: null, leavesOut: "none" };
  return { id, name: id, state, triesLeft: 3, wait: 0, recoverable: false, readOnly: false, hidden: 0, services: [], tiqr, lockAfter: null, recovery };
}

test("only profiles that have an account there and can be opened answer", () => {
  const all = [profile("a", "locked", "uni.example"), profile("b", "open", "other.example", "uni.example"), profile("c", "blocked", "uni.example"), profile("d", "locked")];
  const login = { service: "uni.example", site: "" };
  expect(answersOf(all, login).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("what the service says ends a try, and what the profile says does not", () => {
  for (const code of ["tiqr-login-expired", "tiqr-offline", "web-timeout"]) expect(isOfService(failed(code))).toBe(true);
  for (const code of ["pin-wrong", "pin-wait", "profile-blocked", "disk-full"]) expect(isOfService(failed(code))).toBe(false);
});

test("an expired code is not answered again", () => {
  expect(mayTryAgain(failed("tiqr-response-wrong-left"))).toBe(true);
  expect(mayTryAgain(failed("web-certificate"))).toBe(true);
  for (const code of ["tiqr-login-expired", "tiqr-account-blocked", "tiqr-offline"]) expect(mayTryAgain(failed(code))).toBe(false);
});
