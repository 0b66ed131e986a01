import { describe, expect, it } from "vitest";
import type { Offer } from "../ipc/types/Offer";
import { asksBeforeCancel, back, begin, choose, confirm, sendTo, numberOf, pickGuide, save, steps, toScan, undoingOf, type Chosen, type Journey } from "./steps";

const offer: Offer = { issuer: "Universiteit Noordzee", name: "lotte@noordzee.example", kind: "totp", digits: 6, period: 30, shortSecret: false, already: [], guide: "university" };
const chosen: Chosen = { ticket: 7, accounts: [offer], leftOut: [], moved: false };

const at = {
  show: begin(),
  scan: toScan(begin()),
  who: choose(toScan(begin()), chosen),
  pin: sendTo(choose(toScan(begin()), chosen), { to: "new-profile", name: "Lotte" }),
  confirm: save(sendTo(choose(toScan(begin()), chosen), { to: "new-profile", name: "Lotte" }), { profile: "p", accounts: ["a"], taken: null }),
};
const done = confirm(at.confirm);

describe("the way forward", () => {
  it("takes the six steps in order", () => {
    const way: Journey[] = [at.show, at.scan, at.who, at.pin, at.confirm, done];
    expect(way.map((journey) => journey.step)).toEqual([...steps]);
    expect(way.map((journey) => numberOf(journey.step))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("keeps the guide", () => {
    expect(toScan(pickGuide(begin(), "github")).guide).toBe("github");
  });

  it("cannot skip a step", () => {
    expect(() => sendTo(at.scan, { to: "new-profile", name: "x" })).toThrow();
    expect(() => save(at.who, { profile: "p", accounts: [], taken: null })).toThrow();
    expect(() => confirm(at.pin)).toThrow();
  });

  it("asks again where it goes when another code is chosen, and not for the same one", () => {
    const returned = back(at.pin)!.journey;
    expect(choose(returned, chosen).goal).toEqual({ to: "new-profile", name: "Lotte" });
    expect(choose(returned, { ...chosen, ticket: 8 }).goal).toBeNull();
  });
});

describe("the way back", () => {
  it("goes one step at a time and keeps what was answered", () => {
    expect(back(at.show)).toBeNull();
    expect(back(at.scan)!.journey.step).toBe("show");
    expect(back(at.who)!.journey.step).toBe("scan");
    expect(back(at.pin)!.journey).toEqual({ ...at.pin, step: "who" });
  });

  it("stops the camera on leaving the scan", () => {
    expect(back(at.scan)!.undoing).toEqual(["camera-stop"]);
  });

  it("takes the saved pairing back from confirm", () => {
    const { journey, undoing } = back(at.confirm)!;
    expect(journey.step).toBe("pin");
    expect(journey.saved).toBeNull();
    expect(undoing).toEqual(["undo"]);
  });

  it("never takes back what the service took", () => {
    const again = back(done)!;
    expect(again.journey.step).toBe("confirm");
    expect(again.undoing).toEqual([]);
    expect(back(again.journey)).toBeNull();
  });
});

describe("cancel", () => {
  it("takes back exactly what was begun", () => {
    expect(undoingOf(at.show)).toEqual([]);
    expect(undoingOf(at.scan)).toEqual(["camera-stop", "forget"]);
    expect(undoingOf(at.who)).toEqual(["forget"]);
    expect(undoingOf(at.pin)).toEqual(["forget"]);
    expect(undoingOf(at.confirm)).toEqual(["undo", "forget"]);
    expect(undoingOf(done)).toEqual(["remove", "forget"]);
  });

  it("still forgets what was scanned after going all the way back", () => {
    expect(undoingOf(back(back(at.who)!.journey)!.journey)).toEqual(["forget"]);
  });

  it("has nothing to undo once back has undone it", () => {
    expect(undoingOf(back(at.confirm)!.journey)).toEqual(["forget"]);
  });

  it("asks only where something is saved", () => {
    expect([at.show, at.scan, at.who, at.pin].some(asksBeforeCancel)).toBe(false);
    expect([at.confirm, done].every(asksBeforeCancel)).toBe(true);
  });
});
