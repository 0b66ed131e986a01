// The played shell's half for backups, the ways back and another PIN.
import type { OwnPassphrase } from "../../src/ipc/types/OwnPassphrase";
import type { Failure } from "../../src/ipc/types/Failure";
import type { Recovery } from "../../src/ipc/types/Recovery";
import type { SavedBackup } from "../../src/ipc/types/SavedBackup";
import { account, failed, profile, recovery, type PlayedProfile } from "./data";
import { adviceOn } from "./pins";
import type { World } from "./play";

interface Shell {
  find: (id: string) => PlayedProfile;
  refuse: (failure: Failure) => never;
  open: (id: string, pin: string) => PlayedProfile;
  changed: () => unknown;
}

export const six = ["drop-down", "abacus", "zoom", "unlit", "karate", "blissful"];

/** What the list says: that a backup is gone takes a look. */
export const noted = (of: Recovery): Recovery =>
  of.health.state === "gone" ? { ...of, health: { ...of.health, state: "current" } } : of;

export function recoveryCommands(world: World, { find, refuse, open, changed }: Shell): Record<string, (args: never) => unknown> {
  let picked: string | null = null;
  let read = false;

  const pick = () => {
    picked = world.picks ?? picked;
    return world.picks ?? null;
  };
  const place = (): string => picked ?? refuse(failed("nothing-chosen"));
  const now = () => Math.floor(Date.now() / 1000);

  const weak = (text: string): Failure | null => (text.length < 24 ? failed("passphrase-short") : null);

  function chosen(pin: string, again: string) {
    const { refused } = adviceOn(pin, world.policy?.leastDigits);
    if (refused) refuse(refused);
    if (pin !== again) refuse(failed("pin-differs"));
  }

  return {
    backup_is_there: ({ profile }: { profile: string }) => find(profile).recovery.health.state !== "gone",
    pick_backup_place: pick,
    pick_backup_folder: pick,
    pick_backup_file: pick,
    passphrase_advice: ({ text }: { text: string }) => weak(text),
    save_backup: ({ profile, own }: { profile: string; own: OwnPassphrase | null }): SavedBackup => {
      const saved = place();
      find(profile).recovery = recovery("current", { place: saved, made: now(), proven: now() });
      picked = null;
      changed();
      return { place: saved, words: own ? null : six };
    },
    auto_backup_on: ({ profile }: { profile: string }): SavedBackup => {
      const folder = place();
      const file = `${folder}/koppel-Lotte-Vermeulen-2026-05-18-100012-auto-3f2a9c01.age`;
      find(profile).recovery = recovery("current", { place: file, made: now(), proven: now() }, { automatic: folder });
      picked = null;
      changed();
      return { place: file, words: six };
    },
    auto_backup_off: ({ profile }: { profile: string }) => {
      const it = find(profile);
      it.recovery = { ...it.recovery, automatic: null, failure: null };
      changed();
    },
    open_backup: ({ passphrase }: { passphrase: string }) => {
      place();
      if (passphrase !== world.backup?.words) refuse(failed("backup-passphrase-wrong"));
      read = true;
      return world.backup?.contents;
    },
    restore_backup: ({ name, pin, pinAgain }: { name: string; pin: string; pinAgain: string }) => {
      const contents = world.backup?.contents;
      if (!read || !contents) return refuse(failed("nothing-chosen"));
      chosen(pin, pinAgain);
      const accounts = contents.accounts.map((each) => account(each.issuer, each.name, "294067", "618350"));
      const back = profile("back", name, { state: "open", lockAfter: 5, pin, accounts });
      world.profiles = [...world.profiles.filter((each) => each.name !== name), back];
      read = false;
      changed();
      return { profile: "back", leftOver: false };
    },
    forget_backup: () => {
      picked = null;
      read = false;
    },
    recover: ({ profile, pin }: { profile: string; pin: string }) => {
      open(profile, pin);
      changed();
      return {
        setAside: "/home/lotte/.local/share/koppel/profiles/9b1f0c.koppel.damaged.1",
        counters: [{ issuer: "Loket Sociale Zaken", name: "lvermeulen" }],
      };
    },
    change_pin: ({ profile, pin, newPin, newPinAgain }: { profile: string; pin: string; newPin: string; newPinAgain: string }) => {
      chosen(newPin, newPinAgain);
      const before = find(profile).state;
      try {
        Object.assign(open(profile, pin), { pin: newPin, state: before });
      } finally {
        changed();
      }
    },
  };
}
