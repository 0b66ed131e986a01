// The board in each of its states, what is printed of it, and the reminder.
import { show } from "../../src/state/app.svelte";
import "../../src/board/sentences";
import { press, seen, type, until } from "./act";
import { list, locked, one, row, type PlayedBoard } from "./board";
import { account, household, isps, profile } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const here = row("good", "GitHub", "lottev", list(8, 10), "here");

const all = () => [
  row("none", isps.issuer, isps.name, null),
  locked("personeel", "Personeelsdienst", row("none", "Xpert Suite", "", null)),
  row("used", "Google Workspace", "lotte@deburcht.example", one(0), "paper"),
  row("low", "Dropbox", "lotte@deburcht.example", list(2, 10), "safe", "Kluis op het secretariaat"),
  row("unchecked", "Mutualiteit De Brug", "8804 112 45", one(1, 420), "elsewhere", "Bij de notaris"),
  row("good", "Universiteit Noordzee", "u0123456", one(1), "paper", "Blauwe map"),
  here,
  row("good", "Loket Sociale Zaken", "lvermeulen", one(1, 3), "password-manager"),
  locked("personeel", "Personeelsdienst", row("good", "Google Workspace", "", list(9, 10))),
];

const codes = [{ account: here.account!.id, codes: ["a1b2c-3d4e5", "f6g7h-8i9j0", "k1l2m-3n4o5", "p6q7r-8s9t0", "u1v2w-3x4y5", "z6a7b-8c9d0", "e1f2g-3h4i5", "j6k7l-8m9n0"] }];

const home = (board: Partial<PlayedBoard> = {}, more: Partial<World> = {}) => (): World => ({ profiles: household(), board: { rows: all(), codes, ...board }, ...more });

const many = (): World => ({
  profiles: [profile("lotte", "Lotte Vermeulen", { state: "open", lockAfter: 5 })],
  board: {
    rows: Array.from({ length: 1000 }, (_, n) => {
      const kinds = ["Gemeente", "Ziekenhuis", "Bibliotheek", "Academie"];
      return row(n < 300 ? "none" : "good", `${kinds[n % 4]} ${n + 1}`, `dienst${n + 1}@deburcht.example`, n < 300 ? null : list(8, 10), n < 300 ? null : "safe");
    }),
  },
});

/** The same, where one of them has a page of its own to go to. */
function manyToWalk(): World {
  const world = many();
  const { service, account: whose } = world.board!.rows[995]!;
  const backup = { status: "good", left: 8, total: 10, place: "safe", whereabouts: "" } as const;
  world.profiles[0]!.accounts = [account(service, whose!.name, "482913", "105774", { id: whose!.id, backup })];
  return world;
}

const board = async () => {
  show({ at: "board" });
  await until(() => document.querySelector("main h1"), "the board");
};

const choose = (id: string, value: string) => async () => {
  await board();
  const select = await until(() => [...document.querySelectorAll("select")].find((each) => [...each.options].some((option) => option.value === value)), id);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

async function sheet() {
  show({ at: "sheet", profile: "lotte" });
  await seen("sheet-when");
}

async function pin(text: string) {
  await sheet();
  await press("sheet-with-codes");
  await typePin(text);
  await press("sheet-pin-do");
}

/** Into the only PIN field that there is. */
async function typePin(text: string) {
  const field = await until(() => document.querySelector<HTMLInputElement>("input[type=password]"), "the PIN");
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const allLocked = (): World["profiles"] => household().map((each) => (each.state === "open" ? { ...each, state: "locked" as const, lockAfter: null } : each));

export const boardScenes = {
  board: { world: home(), act: board },
  "board-many": { world: many, act: board },
  "board-well": { world: home({ rows: all().filter(({ status }) => status === "good") }), act: board },
  "board-locked": { world: home({}, { profiles: allLocked() }), act: board },
  "board-hidden": { world: home({ hideLocked: true }), act: board },
  "board-all-hidden": { world: home({ hideLocked: true }, { profiles: allLocked() }), act: board },
  "board-silent": { world: home({ silent: ["Anne-Marie Vandenbroucke-Vanderlinden"] }), act: board },
  "board-empty": { world: home({ rows: [] }), act: board },
  "board-todo": { world: home(), act: choose("board-filter", "todo") },
  "board-by-service": { world: home(), act: choose("board-sort", "service") },
  "board-nothing": {
    world: home(),
    act: async () => {
      await board();
      await type("board-search", "verzekering");
      await seen("board-nothing-title");
    },
  },
  "board-saved": {
    world: home({}, { picks: "/home/lotte/Documenten/koppel-back-upcodes-2026-05-18.csv" }),
    act: async () => {
      await board();
      await press("board-save");
      await seen("board-saved", { file: "/home/lotte/Documenten/koppel-back-upcodes-2026-05-18.csv" });
    },
  },
  "board-not-saved": {
    world: home({}, { refuses: { save_board: { code: "save-full", args: { file: "/media/lotte/STICK/bord.csv", reason: "" } } } }),
    act: async () => {
      await board();
      await press("board-save");
      await until(() => document.querySelector("[role=alert]"), "what went wrong");
    },
  },
  "board-printed": {
    world: home(),
    act: async () => {
      await board();
      await press("board-print");
      await seen("board-paper-by");
    },
  },
  sheet: { world: home(), act: sheet },
  "sheet-pin": {
    world: home(),
    act: async () => {
      await sheet();
      await press("sheet-with-codes");
    },
  },
  "sheet-wrong-pin": {
    world: home(),
    act: async () => {
      await pin("111222");
      await until(() => document.querySelector("[role=alert]"), "what went wrong");
    },
  },
  "sheet-codes": {
    world: home(),
    act: async () => {
      await pin("829146");
      await seen("sheet-codes-on");
    },
  },
  "sheet-empty": { world: home({ rows: [] }), act: sheet },
  remind: { world: home({ reminds: true }), act: () => seen("remind-why") },
  "walk-board": { world: manyToWalk },
} satisfies Record<string, Scene>;
