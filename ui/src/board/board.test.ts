import { expect, test, vi } from "vitest";
import type { BoardRow } from "../ipc/types/BoardRow";
import type { CodesStatus } from "../ipc/types/CodesStatus";
import { speak } from "../words";
import { blanks, counts, searchable, shown } from "./board";
import "./sentences";
import { sentenceOf } from "./told";

const noted = (left: number, total: number, at = 1_790_000_000) => ({ kind: "list" as const, left, total, noted: at, checked: null });

function row(service: string, status: CodesStatus, more: Partial<BoardRow> = {}): BoardRow {
  return { profile: "p", profileName: "Lotte", service, status, noted: status === "none" ? null : noted(8, 10), account: null, ...more };
}

const rows = [
  row("Zeeland", "none"),
  row("Café", "low", { noted: noted(2, 10, 5) }),
  row("apotheek", "good", { profileName: "Anne", account: { id: "a", name: "lotte@x.example", place: "safe", whereabouts: "" } }),
  row("Bank", "good", { noted: noted(8, 10, 3) }),
];
const names = (...[query, filter, sort]: [string, Parameters<typeof shown>[2], Parameters<typeof shown>[3]]) =>
  shown(searchable(rows), query, filter, sort, "nl").map(({ service }) => service);

test("every word is looked for in service, account and profile", () => {
  expect(names("cafe", "all", "status")).toEqual(["Café"]);
  expect(names("lotte", "all", "status")).toEqual(["Zeeland", "Café", "apotheek", "Bank"]);
  expect(names("anne LOTTE@", "all", "status")).toEqual(["apotheek"]);
  expect(names("nergens", "all", "status")).toEqual([]);
});

test("a filter leaves one status, or all that asks for something", () => {
  expect(names("", "todo", "status")).toEqual(["Zeeland", "Café"]);
  expect(names("", "good", "status")).toEqual(["apotheek", "Bank"]);
  expect(names("", "used", "status")).toEqual([]);
});

test("each order is the one it says, and leaves the board as it was", () => {
  expect(names("", "all", "service")).toEqual(["apotheek", "Bank", "Café", "Zeeland"]);
  expect(names("", "all", "profile")).toEqual(["apotheek", "Zeeland", "Café", "Bank"]);
  expect(names("", "all", "noted")).toEqual(["Zeeland", "Bank", "Café", "apotheek"]);
  expect(names("", "all", "status")).toEqual(["Zeeland", "Café", "apotheek", "Bank"]);
});

test("each status is counted", () => {
  expect(counts(rows)).toEqual({ none: 1, used: 0, low: 1, unchecked: 0, good: 2 });
});

test("a screen reader hears one sentence", () => {
  vi.stubGlobal("document", { documentElement: {} });
  speak("en");
  expect(sentenceOf(row("GitHub", "low", { noted: noted(2, 10) }))).toBe("GitHub, 2 of 10 codes left, low, profile Lotte");
  const account = { id: "a", name: "lotte", place: null, whereabouts: "" };
  expect(sentenceOf(row("GitHub", "none", { account }))).toBe("GitHub (lotte), no backup code noted, profile Lotte");
  expect(sentenceOf(row("", "none", { account }))).toBe("lotte, no backup code noted, profile Lotte");
  expect(sentenceOf(row("", "none"))).toBe("Service without a name, no backup code noted, profile Lotte");
  expect(sentenceOf(row("Bank", "good", { noted: { ...noted(1, 1), kind: "code" } }))).toBe("Bank, backup code in order, profile Lotte");
  speak("nl");
  expect(sentenceOf(row("GitHub", "good"))).toBe("GitHub, 8 van 10 codes over, in orde, profiel Lotte");
});

test("the sheet has a line for each code that is left, or that is to come", () => {
  expect(rows.map(blanks)).toEqual([4, 2, 8, 8]);
  expect(blanks(row("x", "used", { noted: noted(0, 10) }))).toBe(10);
  expect(blanks(row("x", "good", { noted: { ...noted(1, 1), kind: "code" } }))).toBe(1);
  expect(blanks(row("x", "good", { noted: noted(16, 16) }))).toBe(10);
});
