import { expect, test } from "vitest";
import type { Account } from "../ipc/types/Account";
import { search, searchable } from "./search";

function account(issuer: string, name: string): Account {
  return {
    id: `${issuer}/${name}`,
    issuer,
    name,
    kind: "totp",
    period: 30,
    code: "000000",
    next: "000000",
    validFrom: 0,
    validUntil: 30,
    added: 0,
    backup: { status: "none", left: 0, total: 0, place: null, whereabouts: "" },
    standing: null,
  };
}

const list = searchable([
  account("Microsoft 365", "lotte@deburcht.example"),
  account("Café Élan", "lvermeulen"),
  account("GitHub", "Lotte"),
]);

function found(query: string): string[] {
  return search(list, query).map(({ issuer }) => issuer);
}

test("service or account, any case, any accent, any order of words", () => {
  expect(found("micro")).toEqual(["Microsoft 365"]);
  expect(found("LOTTE")).toEqual(["Microsoft 365", "GitHub"]);
  expect(found("cafe elan")).toEqual(["Café Élan"]);
  expect(found("élan")).toEqual(["Café Élan"]);
  expect(found("lotte git")).toEqual(["GitHub"]);
  expect(found("365 lotte")).toEqual(["Microsoft 365"]);
});

test("nothing found, nothing asked", () => {
  expect(found("salrais")).toEqual([]);
  expect(found("   ")).toHaveLength(3);
});

test("a word does not run from service into account", () => {
  expect(found("365lotte")).toEqual([]);
});

test("signs that mean something elsewhere are only letters here", () => {
  expect(found(".*")).toEqual([]);
  expect(found("\\")).toEqual([]);
});

test("1,000 accounts: a keystroke takes less than a frame", () => {
  const many = searchable(Array.from({ length: 1000 }, (_, n) => account(`Dienst ${n} voor gebruikers`, `naam${n}@voorbeeld.example`)));
  search(many, "warm up");
  const start = performance.now();
  expect(search(many, "dienst 99")).toHaveLength(19);
  expect(performance.now() - start).toBeLessThan(16);
});
