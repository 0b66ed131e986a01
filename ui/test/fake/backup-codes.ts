// The played shell's half for the backup codes of an account.
import type { Account } from "../../src/ipc/types/Account";
import type { BackupCodes } from "../../src/ipc/types/BackupCodes";
import type { CodesEvent } from "../../src/ipc/types/CodesEvent";
import type { CodesGlance } from "../../src/ipc/types/CodesGlance";
import type { CodesSource } from "../../src/ipc/types/CodesSource";
import type { CodesStatus } from "../../src/ipc/types/CodesStatus";
import type { EnteredCodes } from "../../src/ipc/types/EnteredCodes";
import type { Failure } from "../../src/ipc/types/Failure";
import type { NewCodes } from "../../src/ipc/types/NewCodes";
import type { NotedCodes } from "../../src/ipc/types/NotedCodes";
import type { WhichCode } from "../../src/ipc/types/WhichCode";
import { failed, guideOf, noon, type PlayedProfile } from "./data";
import type { World } from "./play";

interface Shell {
  find: (id: string) => PlayedProfile;
  refuse: (failure: Failure) => never;
  open: (id: string, pin: string) => PlayedProfile;
  changed: () => unknown;
}

interface Of {
  profile: string;
  account: string;
}

const aDay = 86_400;
const today = noon / 1000;

/** What is noted of ten codes in a safe, three of them used; and what happened to them. */
export function record(of: Pick<Account, "issuer" | "name">, status: CodesStatus, more: Partial<NotedCodes> = {}): BackupCodes {
  const noted: NotedCodes = {
    kind: "list",
    left: status === "low" ? 2 : status === "used" ? 0 : 7,
    total: 10,
    place: "safe",
    whereabouts: "Kluis op het secretariaat",
    noted: today - (status === "unchecked" ? 500 : 90) * aDay,
    checked: status === "unchecked" ? null : today - 12 * aDay,
    used: null,
    replaced: null,
    ...more,
  };
  const guide = guideOf(of.issuer) ?? "other";
  if (status === "none") return { issuer: of.issuer, name: of.name, guide, status, noted: null, undoLeft: null, history: [] };
  return {
    issuer: of.issuer,
    name: of.name,
    guide,
    status,
    noted,
    undoLeft: null,
    history: [entry("noted", noted, noted.noted)],
  };
}

export function entry(event: CodesEvent, { left, total }: Pick<NotedCodes, "left" | "total">, at: number, struck = 0): BackupCodes["history"][number] {
  return { at, event, left, total, struck, erasedAt: at + 30 * aDay };
}

export const glanceOf = ({ status, noted }: BackupCodes): CodesGlance => ({
  status,
  left: noted?.left ?? 0,
  total: noted?.total ?? 0,
  place: noted?.place ?? null,
  whereabouts: noted?.whereabouts ?? "",
});

export function backupCodesCommands(world: World, { find, refuse, open, changed }: Shell): Record<string, (args: never) => unknown> {
  let entered: EnteredCodes | null = null;

  const accountOf = ({ profile, account }: Of): Account =>
    find(profile).accounts.find(({ id }) => id === account) ?? refuse(failed("account-not-found"));

  const records = new Map<string, BackupCodes>();
  function recordOf(of: Of): BackupCodes {
    const account = accountOf(of);
    const known = records.get(account.id) ?? world.records?.[account.issuer] ?? record(account, account.backup.status, account.backup as Partial<NotedCodes>);
    records.set(account.id, known);
    return known;
  }

  function put(of: Of, next: BackupCodes) {
    records.set(of.account, next);
    Object.assign(accountOf(of), { backup: glanceOf(next) });
    changed();
  }

  function happens(of: Of, event: CodesEvent, change: Partial<NotedCodes>, struck = 0) {
    const now = recordOf(of);
    const noted = { ...(now.noted ?? refuse(failed("codes-none-noted"))), ...change };
    const status: CodesStatus = noted.left === 0 ? "used" : noted.kind === "list" && noted.total > 2 && noted.left <= 2 ? "low" : "good";
    const undoLeft = event === "used" ? 60 : null;
    put(of, { ...now, noted, status, undoLeft, history: [...now.history, entry(event, noted, today, struck)] });
  }

  function note(event: "noted" | "replaced") {
    return ({ new: codes, ...of }: Of & { new: NewCodes }) => {
      const now = recordOf(of);
      const count = codes.kept === "here" ? (entered?.taken.length ?? refuse(failed("nothing-entered"))) : codes.count;
      const noted: NotedCodes = {
        kind: codes.kind,
        left: count,
        total: count,
        place: codes.kept === "here" ? "here" : codes.place,
        whereabouts: codes.kept === "here" ? "" : codes.whereabouts,
        noted: today,
        checked: null,
        used: null,
        replaced: event === "replaced" ? today : null,
      };
      entered = null;
      put(of, { ...now, noted, status: "good", undoLeft: null, history: [...now.history, entry(event, noted, today, now.noted?.place === "here" ? now.noted.left : 0)] });
    };
  }

  return {
    backup_codes: (of: Of) => recordOf(of),
    enter_backup_codes: ({ source }: { source: CodesSource }): EnteredCodes | null => {
      if (source.from === "file" && !world.picks) return null;
      entered = world.enters ?? { ticket: 1, kind: "code", taken: ["12•• ••••"], leftOut: [] };
      return entered;
    },
    forget_entered_codes: () => void (entered = null),
    note_backup_codes: note("noted"),
    replace_backup_codes: note("replaced"),
    use_backup_code: (of: Of) => {
      const { noted } = recordOf(of);
      happens(of, "used", { left: (noted?.left ?? 1) - 1, used: today, checked: today }, noted?.place === "here" ? 1 : 0);
    },
    undo_backup_code: (of: Of) => happens(of, "undone", { left: (recordOf(of).noted?.left ?? 0) + 1 }),
    check_backup_codes: (of: Of) => happens(of, "checked", { checked: today }),
    forget_backup_codes: (of: Of) => {
      const now = recordOf(of);
      put(of, { ...now, noted: null, status: "none", undoLeft: null, history: [...now.history, entry("forgotten", { left: 0, total: 0 }, today)] });
    },
    show_backup_code: ({ profile, pin, which }: Of & { pin: string; which: WhichCode }) => {
      try {
        open(profile, pin);
      } finally {
        changed();
      }
      return which.among === "left" ? "4815 1623" : "2342 0815";
    },
    hide_backup_code: () => {},
    copy_backup_code: () => {},
  };
}
