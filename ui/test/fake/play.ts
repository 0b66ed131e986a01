// A shell that is played: answers every command of ui/src/ipc from a world that a scene gives. It keeps the promises
// of the real one that a window relies on (tries, tickets, undo), and nothing else.
import { mockIPC } from "@tauri-apps/api/mocks";
import type { Account } from "../../src/ipc/types/Account";
import type { BackupCodes } from "../../src/ipc/types/BackupCodes";
import type { BackupContents } from "../../src/ipc/types/BackupContents";
import type { Camera } from "../../src/ipc/types/Camera";
import type { CameraEvent } from "../../src/ipc/types/CameraEvent";
import type { Candidate } from "../../src/ipc/types/Candidate";
import type { EnteredCodes } from "../../src/ipc/types/EnteredCodes";
import type { Failure } from "../../src/ipc/types/Failure";
import type { Found } from "../../src/ipc/types/Found";
import type { Invited } from "../../src/ipc/types/Invited";
import type { KeystoreState } from "../../src/ipc/types/KeystoreState";
import type { Language } from "../../src/ipc/types/Language";
import type { Look } from "../../src/ipc/types/Look";
import type { Offer } from "../../src/ipc/types/Offer";
import type { Picture } from "../../src/ipc/types/Picture";
import type { Policy } from "../../src/ipc/types/Policy";
import type { Rules } from "../../src/ipc/types/Rules";
import type { Target } from "../../src/ipc/types/Target";
import type { Theme } from "../../src/ipc/types/Theme";
import type { TypedKey } from "../../src/ipc/types/TypedKey";
import { boardCommands, type PlayedBoard } from "./board";
import { picture, screen } from "./camera";
import { backupCodesCommands } from "./backup-codes";
import { account, failed, noCodes, noon, noordzee, practiceSite, profile, type PlayedProfile } from "./data";
import { adviceOn, adviceOnPassphrase } from "./pins";
import { noted, recoveryCommands } from "./recovery";
import { updateCommands, type PlayedUpdates } from "./updates";
import { wayBackCommands } from "./way-back";

/** Found in the bundle of the test page, and never in the app's: screens.mjs looks for it in both. */
export const mark = "koppel-played-shell";

export interface World {
  profiles: PlayedProfile[];
  keystore?: KeystoreState;
  /** Unix milliseconds; stands still, so that pictures are always the same. */
  now?: number;
  /** Time goes on from `now`. */
  runs?: boolean;
  cameras?: Camera[];
  /** What the camera sees, or why it does not. */
  camera?: { sees: Found[] } | { fails: Failure };
  /** What is in a frame of the page's own camera. */
  page?: Found[];
  screen?: Found[];
  /** Of each screen; else one. */
  screens?: Picture[];
  image?: Found[];
  /** What was copied. */
  clipboard?: Found[];
  link?: (link: string) => Found;
  /** A link that was clicked on. */
  handed?: Found;
  key?: (key: TypedKey) => Found;
  /** What a tiqr service offers, and whether it says that it took the pairing. */
  invites?: Invited;
  taken?: boolean;
  /** Accounts among which the person has to choose; else the login is done. */
  candidates?: Candidate[];
  /** What the person chooses in the system's dialog; else it is cancelled. */
  picks?: string;
  /** What is in the backup that they chose. */
  backup?: { words: string; contents: BackupContents };
  /** Where the practice site runs. */
  practice?: string;
  /** What is known of the backup codes at a service; else what the list says. */
  records?: Record<string, BackupCodes>;
  /** What is understood of backup codes that are entered; else it is one. */
  enters?: EnteredCodes;
  /** How backup codes stand. */
  board?: PlayedBoard;
  /** What an organisation settles. */
  policy?: { rules?: Partial<Rules>; leastDigits?: number; told: Policy };
  /** Whether it starts with the person's session; null where it cannot. */
  autostart?: boolean | null;
  /** Newer versions; else this build has no updater. */
  updates?: PlayedUpdates;
  /** Commands that fail. */
  refuses?: Partial<Record<string, Failure>>;
}

interface Saved {
  profile: string;
  accounts: string[];
  isNew: boolean;
  replaces: string | null;
}

type Args = Record<string, never>;

/** Another code for each account, always the same ones. */
const played = (code: number, n: number): string => String((code + n * 137_911) % 1_000_000).padStart(6, "0");

export function play(world: World, taste: { language: Language; theme: Theme }) {
  const now = world.now ?? noon;
  const began = performance.now();
  Date.now = () => now + (world.runs ? Math.floor(performance.now() - began) : 0);
  const stage = {
    mark,
    world,
    calls: [] as string[],
    unknown: [] as string[],
    light: false,
    /** The last one of the page's own camera. */
    frame: null as Uint8Array | null,
    /** As a profile does when nobody is there. */
    lock: (id: string) => void (Object.assign(find(id), { state: "locked", lockAfter: null }), changed()),
  };
  const tickets = new Map<number, Offer[]>();
  let saved: Saved | null = null;
  let made = 0;
  /** The last look. */
  let look: Found[] = [];
  let pictures: Picture[] = [];

  let watching: { id: number; told: number } | null = null;
  const changed = () => watching && window.__TAURI_INTERNALS__.runCallback(watching.id, { index: watching.told++, message: null });
  const find = (id: string): PlayedProfile => world.profiles.find((each) => each.id === id) ?? refuse(failed("profile-not-found"));
  const refuse = (failure: Failure): never => {
    throw failure;
  };

  const rules = (): Rules => ({ tries: 3, exports: true, keepsCodes: true, lockAfter: null, ...world.policy?.rules });

  function lay(list: Found[]): Found[] {
    for (const { ticket, what } of list) {
      if (what.kind === "account") tickets.set(ticket, [what.account]);
      if (what.kind === "migration" && what.seen.length === what.of) tickets.set(ticket, what.accounts);
    }
    return list;
  }

  function looked(found: Found[], sizes: Picture[] = [{ width: 1920, height: 1080 }]): Look {
    [look, pictures] = [found, sizes];
    return { found: lay(found), pictures };
  }

  function open(id: string, pin: string): PlayedProfile {
    const it = find(id);
    if (it.state === "blocked") refuse(failed("profile-blocked"));
    if (it.wait > 0) refuse(failed("pin-wait", { seconds: it.wait }));
    if (it.pin === pin) return Object.assign(it, { state: "open", triesLeft: rules().tries, lockAfter: it.lockAfter ?? 5 });
    it.triesLeft -= 1;
    if (it.triesLeft > 0) refuse(failed("pin-wrong", { left: it.triesLeft }));
    Object.assign(it, { state: "blocked", accounts: [] });
    changed();
    return refuse(failed("profile-blocked"));
  }

  const timed = (each: Account): Account => {
    if (each.period === null) return each;
    const from = Math.floor(Date.now() / 1000 / each.period) * each.period;
    return { ...each, validFrom: from, validUntil: from + each.period };
  };

  const newAccount = (from: Offer, n: number): Account =>
    account(from.issuer, from.name, from.kind === "hotp" ? "" : played(294067, n), from.kind === "hotp" ? "" : played(618350, n), {
      kind: from.kind,
      period: from.period,
      added: now / 1000,
      backup: noCodes,
    });

  function save(ticket: number, target: Target) {
    const offers = tickets.get(ticket) ?? refuse(failed("pairing-gone"));
    const accounts = offers.map(newAccount);
    let into: PlayedProfile;
    if (target.to === "new-profile") {
      into = profile(`p${++made}`, target.name, { state: "open", lockAfter: 5, pin: target.pin });
      world.profiles.push(into);
    } else into = open(target.profile, target.pin);
    into.accounts.push(...accounts);
    const ids = accounts.map(({ id }) => id);
    saved = { profile: into.id, accounts: ids, isNew: target.to === "new-profile", replaces: target.to === "profile" ? target.replaces : null };
    changed();
    return { profile: into.id, accounts: ids, taken: offers[0]?.kind === "tiqr" ? world.taken !== false : null };
  }

  function drop(id: string, accounts: string[]) {
    const it = find(id);
    it.accounts = it.accounts.filter((each) => !accounts.includes(each.id));
  }

  const board = boardCommands(world, { open, changed });

  const commands: Record<string, (args: never) => unknown> = {
    state: () => ({
      version: "0.1.0",
      ...taste,
      keystore: world.keystore ?? "os",
      linkWaits: world.handed !== undefined,
      board: board.state(),
      rules: rules(),
      profiles: world.profiles.map(({ pin: _pin, accounts: _accounts, cameWith: _cameWith, ...card }) => ({ ...card, recovery: noted(card.recovery) })),
    }),
    policy: (): Policy => world.policy?.told ?? { place: "/etc/koppel/policy.toml", isThere: false, settled: [], troubles: [] },
    watch: ({ changes }: { changes: { id: number } }) => void (watching = { id: changes.id, told: 0 }),
    set_language: ({ language }: { language: Language }) => (Object.assign(taste, { language }), changed()),
    set_theme: ({ theme }: { theme: Theme }) => (Object.assign(taste, { theme }), changed()),
    autostart: () => world.autostart ?? false,
    set_autostart: ({ on }: { on: boolean }) => (world.autostart = on),
    touch: () => {},
    unlock: ({ profile, pin }: { profile: string; pin: string }) => (open(profile, pin), changed()),
    lock: ({ profile }: { profile: string }) => (Object.assign(find(profile), { state: "locked", lockAfter: null }), changed()),
    rename_profile: ({ profile, name }: { profile: string; name: string }) => (Object.assign(find(profile), { name }), changed()),
    remove_profile: ({ profile }: { profile: string }) => {
      world.profiles.splice(world.profiles.indexOf(find(profile)), 1);
      changed();
    },
    set_lock_after: ({ profile, minutes }: { profile: string; minutes: number }) => (Object.assign(find(profile), { lockAfter: minutes }), changed()),
    codes: ({ profile }: { profile: string }) => ({ now: Date.now(), accounts: find(profile).accounts.map(timed) }),
    next_code: ({ profile, account }: { profile: string; account: string }) => {
      const it = find(profile).accounts.find(({ id }) => id === account);
      return it ? (it.code = "503871") : refuse(failed("account-not-found"));
    },
    copy_code: () => {},
    rename_account: ({ profile, account, ...names }: { profile: string; account: string; issuer: string; name: string }) => {
      Object.assign(find(profile).accounts.find(({ id }) => id === account) ?? {}, names);
      changed();
    },
    cameras: () => world.cameras ?? [{ index: 0, name: "Ingebouwde camera" }, { index: 1, name: "Logitech C920" }],
    camera_start: ({ frames, events }: { frames: { id: number }; events: { id: number } }) => void film(frames.id, events.id),
    camera_shown: () => {},
    camera_stop: () => void (stage.light = false),
    camera_in_page: () => void (stage.light = true),
    scan_frame: (brightness: Uint8Array) => {
      stage.frame = brightness;
      return lay(world.page ?? []);
    },
    scan_screen: () => looked(world.screen ?? [], world.screens),
    scan_image: () => looked(world.image ?? []),
    scan_clipboard: () => (world.clipboard ? looked(world.clipboard) : refuse(failed("paste-nothing"))),
    scan_picture: ({ picture }: { picture: number }) => screen(pictures[picture]!, look.filter((each) => each.picture === picture)),
    read_link: ({ link }: { link: string }) => lay([world.link?.(link) ?? refuse(failed("link-malformed"))])[0],
    take_link: () => {
      const handed = world.handed;
      delete world.handed;
      return handed ? lay([handed])[0] : null;
    },
    read_key: ({ key }: { key: TypedKey }) => lay([world.key?.(key) ?? refuse(failed("link-secret-bad"))])[0],
    scan_forget: () => tickets.clear(),
    invited: ({ ticket }: { ticket: number }) => {
      const it = world.invites ?? refuse(failed("tiqr-code-used", { host: noordzee }));
      tickets.set(ticket, [it.offer]);
      return it;
    },
    login: ({ profile, pin }: { profile: string; pin: string }) => {
      const { state } = find(profile);
      const it = Object.assign(open(profile, pin), { state });
      changed();
      const account = it.accounts.find(({ kind }) => kind === "tiqr") ?? refuse(failed("tiqr-no-identity", { service: noordzee }));
      if (world.candidates) return { step: "choose", accounts: world.candidates };
      const no = world.refuses?.login_answer;
      return no ? refuse(no) : { step: "done", service: account.issuer, account: account.name };
    },
    login_as: ({ account }: { account: string }) => {
      const it = world.candidates?.find(({ id }) => id === account) ?? refuse(failed("account-not-found"));
      return { service: it.issuer, account: it.name };
    },
    practice_site: () => world.practice ?? null,
    show_practice_site: () => {
      world.practice = practiceSite;
      changed();
      return practiceSite;
    },
    stop_practice_site: () => {
      delete world.practice;
      changed();
    },
    pin_advice: ({ pin }: { pin: string }) =>
      world.keystore === "file" ? adviceOnPassphrase(pin) : adviceOn(pin, world.policy?.leastDigits),
    pair_save: ({ ticket, target }: { ticket: number; target: Target }) => save(ticket, target),
    pair_confirm: () => {
      if (saved?.replaces) drop(saved.profile, [saved.replaces]);
      saved = null;
      changed();
    },
    pair_undo: () => {
      if (saved?.isNew) world.profiles.splice(world.profiles.indexOf(find(saved.profile)), 1);
      else if (saved) drop(saved.profile, saved.accounts);
      saved = null;
      changed();
    },
  };

  Object.assign(
    commands,
    board.commands,
    recoveryCommands(world, { find, refuse, open, changed }),
    backupCodesCommands(world, { find, refuse, open, changed }),
    wayBackCommands(find, drop, changed),
    updateCommands(world, refuse),
  );

  async function film(frames: number, events: number) {
    const counts = { [frames]: 0, [events]: 0 };
    const send = (channel: number, message: ArrayBuffer | CameraEvent) =>
      window.__TAURI_INTERNALS__.runCallback(channel, { index: counts[channel]!++, message });
    const camera = world.camera ?? { sees: [] };
    if ("fails" in camera) return send(events, { event: "failed", failure: camera.fails });
    stage.light = true;
    const jpeg = await picture(camera.sees.length > 0);
    send(events, { event: "started", width: 1280, height: 720 });
    for (let n = 0; n < 3; n += 1) send(frames, jpeg.slice(0));
    send(events, { event: "found", found: lay(camera.sees) });
  }

  mockIPC((name, args) => {
    stage.calls.push(name);
    const refusal = world.refuses?.[name];
    if (refusal) throw refusal;
    const command = commands[name];
    if (!command) {
      stage.unknown.push(name);
      throw new Error(`no command ${name}`);
    }
    return command(args as Args as never);
  });
  return stage;
}

declare global {
  interface Window {
    __TAURI_INTERNALS__: { runCallback: (id: number, data: unknown) => void };
  }
}
