import { describe, expect, it } from "vitest";
import type { Found } from "../ipc/types/Found";
import type { Offer } from "../ipc/types/Offer";
import { bracketsOf } from "./brackets";
import { isUsable, sightOf } from "./found";
import { guideFor } from "../guides/choice";
import { marksIn } from "./marks";
import { isTaken, proposedName } from "./names";
import { newestWins } from "./newest";

const offer = (issuer: string, name: string): Offer => ({ issuer, name, kind: "totp", digits: 6, period: 30, shortSecret: false, already: [], guide: null });
const account = (ticket: number): Found => ({ ticket, what: { kind: "account", account: offer("A", "b") }, picture: 0, outline: [] });
const other = (about: string): Found => ({ ticket: 90, what: { kind: "other", about }, picture: 0, outline: [] });
const broken: Found = { ticket: 91, what: { kind: "broken", failure: { code: "otpauth-secret-invalid", args: {} } }, picture: 0, outline: [] };
const migration = (seen: number[], of: number, count: number): Found => ({
  ticket: 5,
  what: { kind: "migration", seen, of, accounts: Array.from({ length: count }, () => offer("A", "b")), leftOut: [{ code: "md5", args: {} }] },
  picture: 0,
  outline: [],
});

describe("what is in view", () => {
  it("offers each code once", () => {
    expect(sightOf([account(1), account(1), account(2)]).usable.map(({ ticket }) => ticket)).toEqual([1, 2]);
  });

  it("knows each place of a code", () => {
    const there = { ...account(1), picture: 1 };
    expect(sightOf([account(1), there]).usable.map(({ places }) => places.map(({ picture }) => picture))).toEqual([[0, 1]]);
  });

  it("numbers the codes of a picture as the list does", () => {
    const square: Found["outline"] = [[0.25, 0.25], [0.75, 0.25], [0.75, 0.5], [0.25, 0.5]];
    const { usable } = sightOf([account(7), { ...account(8), picture: 1, outline: square }, { ...account(7), outline: square }]);
    expect(marksIn(0, usable).map(({ number, ticket }) => [number, ticket])).toEqual([[1, 7]]);
    expect(marksIn(1, usable)).toEqual([{ number: 2, ticket: 8, outline: square, middle: [0.5, 0.375] }]);
    expect(marksIn(2, usable)).toEqual([]);
  });

  it("offers the account beside a code that is not for Koppel", () => {
    const sight = sightOf([other("web-link"), account(1)]);
    expect(sight.usable).toHaveLength(1);
    expect(sight.unusable).toEqual({ kind: "other", about: "web-link" });
  });

  it("tells of a broken code of ours before any other", () => {
    expect(sightOf([broken, other("wifi")]).unusable?.kind).toBe("broken");
    expect(sightOf([other("wifi"), broken]).unusable?.kind).toBe("broken");
  });

  it("offers a migration only when it is whole, with what it leaves out", () => {
    expect(sightOf([migration([2], 3, 4)])).toEqual({ usable: [], partial: { seen: 1, of: 3 }, unusable: null });
    const [whole] = sightOf([migration([2, 1, 3], 3, 12)]).usable;
    expect(whole!.accounts).toHaveLength(12);
    expect(whole!.leftOut).toHaveLength(1);
    expect(whole!.moved).toBe(true);
  });

  it("says why a migration with nothing to take over is no use", () => {
    expect(sightOf([migration([1], 1, 0)]).unusable).toEqual({ kind: "broken", failure: { code: "md5", args: {} } });
    expect(isUsable(migration([1], 1, 0))).toBe(false);
  });

  it("finds nothing in nothing", () => {
    expect(sightOf([])).toEqual({ usable: [], partial: null, unusable: null });
  });
});

describe("the proposed name", () => {
  it("is the person in an address", () => {
    expect(proposedName([offer("Google", "lotte.vermeulen@deburcht.example")], [])).toBe("Lotte Vermeulen");
    expect(proposedName([offer("ISPS", "anne-marie.vandenbroucke@x.example")], [])).toBe("Anne-Marie Vandenbroucke");
    expect(proposedName([offer("X", "personeelsdienst@x.example")], [])).toBe("Personeelsdienst");
  });

  it("is the service when the account tells no name", () => {
    expect(proposedName([offer("De Brug", "8804 112 45")], [])).toBe("De Brug");
    expect(proposedName([offer("De Bank", "l.v@x.example")], [])).toBe("De Bank");
    expect(proposedName([offer("", "lvermeulen")], [])).toBe("lvermeulen");
  });

  it("is never one that exists", () => {
    expect(proposedName([offer("Bank", "lotte@x.example")], ["lotte "])).toBe("Bank");
    expect(proposedName([offer("Bank", "lotte@x.example")], ["lotte ", "bank", "Bank 2"])).toBe("Bank 3");
    expect(proposedName([offer("Bank", "u1"), offer("Mail", "lotte@x.example")], ["Lotte"])).toBe("Lotte 2");
    expect(isTaken(" ÉLISE", ["élise"])).toBe(true);
  });
});

describe("the guide", () => {
  it("follows the service that was scanned", () => {
    const known = (guide: string | null) => ({ ...offer("A", "b"), guide });
    expect(guideFor(known("github"), "university")).toBe("github");
    expect(guideFor(known(null), "portal")).toBe("portal");
    expect(guideFor(known(null), "google")).toBe("other");
  });
});

describe("brackets", () => {
  it("lie outside the code, in two halves that leave a gap at two corners", () => {
    const { whole, first, second } = bracketsOf([[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]], 1000, 1000)!;
    expect(whole).toBe("M382.3 382.3L617.7 382.3L617.7 617.7L382.3 617.7Z");
    expect(first).toBe("M598.8 382.3L382.3 382.3L382.3 598.8");
    expect(second).toBe("M401.2 617.7L617.7 617.7L617.7 401.2");
  });

  it("box what has another number of corners, and draw nothing without an area", () => {
    expect(bracketsOf([[0.1, 0.1], [0.3, 0.1], [0.1, 0.3]], 100, 100)).not.toBeNull();
    expect(bracketsOf([], 100, 100)).toBeNull();
    expect(bracketsOf([[NaN, 0], [1, 0], [1, 1], [0, 1]], 100, 100)).toBeNull();
    expect(bracketsOf([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]], 100, 100)).toBeNull();
  });
});

describe("newest wins", () => {
  it("drops what is overtaken and survives a picture that cannot be read", async () => {
    const drawn: number[] = [];
    let done = 0;
    const give = newestWins(
      async (n: number) => {
        await Promise.resolve();
        if (n === 3) throw new Error("damaged");
        drawn.push(n);
      },
      () => done++,
    );
    for (const n of [1, 2, 3]) give(n);
    await new Promise((resolve) => setTimeout(resolve, 5));
    give(4);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(drawn).toEqual([1, 4]);
    // each of them makes room for another one
    expect(done).toBe(4);
  });
});
