// The played shell's half for the board, its sheet and the reminder.
import type { Board } from "../../src/ipc/types/Board";
import type { BoardNoted } from "../../src/ipc/types/BoardNoted";
import type { CodesPlace } from "../../src/ipc/types/CodesPlace";
import type { BoardRow } from "../../src/ipc/types/BoardRow";
import type { BoardState } from "../../src/ipc/types/BoardState";
import type { CodesStatus } from "../../src/ipc/types/CodesStatus";
import type { SheetCodes } from "../../src/ipc/types/SheetCodes";
import { noon, type PlayedProfile } from "./data";
import type { World } from "./play";

export interface PlayedBoard {
  rows: BoardRow[];
  silent?: string[];
  reminds?: boolean;
  hideLocked?: boolean;
  codes?: SheetCodes[];
}

const now = noon / 1000;
const day = 86_400;

export const list = (left: number, total: number, daysAgo = 67): BoardNoted => ({ kind: "list", left, total, noted: now - daysAgo * day, checked: null });
export const one = (left: number, daysAgo = 67): BoardNoted => ({ kind: "code", left, total: 1, noted: now - daysAgo * day, checked: null });

let made = 0;
export function row(status: CodesStatus, service: string, name: string, noted: BoardNoted | null, place: CodesPlace | null = null, whereabouts = ""): BoardRow {
  return { profile: "lotte", profileName: "Lotte Vermeulen", service, status, noted, account: { id: `b${++made}`, name, place, whereabouts } };
}

/** As the board has it while that profile is locked. */
export const locked = (profile: string, profileName: string, each: BoardRow): BoardRow => ({ ...each, profile, profileName, account: null });

interface Shell {
  open: (id: string, pin: string) => PlayedProfile;
  changed: () => unknown;
}

export function boardCommands(world: World, { open, changed }: Shell) {
  const played: PlayedBoard = world.board ?? { rows: [] };
  let remind = true;

  const isOpen = (row: BoardRow) => world.profiles.find(({ id }) => id === row.profile)?.state === "open";
  const seen = () => (played.hideLocked ? played.rows.filter(isOpen) : played.rows).map((row) => (isOpen(row) ? row : { ...row, account: null }));

  return {
    state: (): BoardState => ({
      todo: seen().filter(({ status }) => status !== "good").length,
      reminds: remind && (played.reminds ?? false),
      remind,
      hideLocked: played.hideLocked ?? false,
    }),
    commands: {
      board: (): Board => ({
        rows: seen(),
        hidden: played.hideLocked ? world.profiles.filter(({ state }) => state !== "open").length : 0,
        silent: played.silent ?? [],
      }),
      save_board: () => world.picks ?? null,
      print_page: () => {},
      sheet_codes: ({ profile, pin }: { profile: string; pin: string }) => {
        open(profile, pin);
        changed();
        return played.codes ?? [];
      },
      set_hide_locked: ({ hide }: { hide: boolean }) => (Object.assign(played, { hideLocked: hide }), changed()),
      set_reminder: ({ on }: { on: boolean }) => ((remind = on), changed()),
      snooze_reminder: () => (Object.assign(played, { reminds: false }), changed()),
    } as Record<string, (args: never) => unknown>,
  };
}
