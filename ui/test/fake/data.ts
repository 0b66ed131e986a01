// People, services and codes that exist nowhere.
import type { Account } from "../../src/ipc/types/Account";
import type { ComeBack } from "../../src/ipc/types/ComeBack";
import type { Failure } from "../../src/ipc/types/Failure";
import type { Found } from "../../src/ipc/types/Found";
import type { Invited } from "../../src/ipc/types/Invited";
import type { Offer } from "../../src/ipc/types/Offer";
import type { Proof } from "../../src/ipc/types/Proof";
import type { Recovery } from "../../src/ipc/types/Recovery";
import type { Profile } from "../../src/ipc/types/Profile";
import type { What } from "../../src/ipc/types/What";

/** 12 seconds into a period of 30: every ring says 18. */
export const noon = Date.UTC(2026, 4, 18, 10, 0, 12);

export interface PlayedProfile extends Profile {
  pin: string;
  accounts: Account[];
  recovery: Recovery;
  /** While it is not open; else its services are all that is known. */
  cameWith?: ComeBack[];
}

export const failed = (code: string, args: Failure["args"] = {}): Failure => ({ code, args });

let made = 0;

export function account(issuer: string, name: string, code: string, next: string, more: Partial<Account> = {}): Account {
  const period = more.period === undefined ? 30 : more.period;
  return {
    id: `a${++made}`,
    issuer,
    name,
    kind: "totp",
    period,
    code: code || null,
    next: next || null,
    validFrom: null,
    validUntil: null,
    added: Date.UTC(2026, 2, 12, 9) / 1000,
    backup: { status: "good", left: 1, total: 1, place: "paper", whereabouts: "Kluis op het secretariaat" },
    standing: null,
    ...more,
  };
}

export const noCodes: Account["backup"] = { status: "none", left: 0, total: 0, place: null, whereabouts: "" };

export const isps = {
  issuer: "Intergemeentelijk Samenwerkingsverband voor Personeels- en Salarisadministratie",
  name: "anne-marie.vandenbroucke-vanderlinden@personeelsdienst.sint-katelijne-waver.example",
};

const own = (): Account[] => [
  account("Microsoft 365", "lotte.vermeulen@deburcht.example", "482913", "105774"),
  account("Google Workspace", "lotte@deburcht.example", "730158", "926441"),
  account("Universiteit Noordzee", "u0123456", "294067", "618350"),
  account(isps.issuer, isps.name, "067349", "551208", { backup: noCodes }),
  account("Mutualiteit De Brug", "8804 112 45", "48219135", "77500264", { period: 60 }),
  account("Loket Sociale Zaken", "lvermeulen", "", "", { kind: "hotp", period: null }),
  account("Steam", "lotte_v", "K7M2P", "R4W9X", { kind: "steam" }),
];

/** `count` accounts of the size that a help desk has. */
export function manyAccounts(count: number): Account[] {
  const kinds = ["Gemeente", "Ziekenhuis", "Bibliotheek", "Academie", "Apotheek", "Sportdienst", "Archief", "Museum"];
  return Array.from({ length: count }, (_, n) => {
    const code = String((n * 7919 + 104729) % 1_000_000).padStart(6, "0");
    const next = String((n * 6101 + 611953) % 1_000_000).padStart(6, "0");
    return account(`${kinds[n % kinds.length]} ${n + 1}`, `dienst${n + 1}@deburcht.example`, code, next, {
      backup: n % 3 === 0 ? noCodes : { status: "good", left: 10, total: 10, place: "password-manager", whereabouts: "" },
    });
  });
}

export function profile(id: string, name: string, more: Partial<PlayedProfile> = {}): PlayedProfile {
  const accounts = more.accounts ?? [];
  return {
    id,
    name,
    state: "locked",
    triesLeft: 3,
    wait: 0,
    recoverable: false,
    readOnly: false,
    hidden: 0,
    services: [...new Set(accounts.map(({ issuer }) => issuer))],
    tiqr: accounts.some(({ kind }) => kind === "tiqr") ? [noordzee] : [],
    lockAfter: null,
    pin: "829146",
    accounts,
    recovery: recovery("current", { made: noon / 1000 - 7200 }),
    ...more,
  };
}

/** What is known of a backup; made and proven yesterday, on a stick. */
export function recovery(state: Recovery["health"]["state"], of: Partial<Proof> = {}, more: Partial<Recovery> = {}): Recovery {
  const yesterday = noon / 1000 - 86_400;
  const made = of.made ?? yesterday;
  const proof = { place: "/media/lotte/STICK/koppel-Lotte-Vermeulen-2026-05-17-101512.age", made, proven: made, ...of };
  const health = state === "never" || state === "unknown" ? { state } : { state, proof };
  return { health, automatic: null, failure: null, leavesOut: "none", ...more };
}

/** The household of the mock: one open, two locked, one blocked. */
export function household(): PlayedProfile[] {
  return [
    profile("lotte", "Lotte Vermeulen", { state: "open", lockAfter: 5, accounts: own() }),
    profile("personeel", "Personeelsdienst", {
      accounts: [account("Xpert Suite", "hr@deburcht.example", "118204", "993017"), account("Google Workspace", "hr@deburcht.example", "640221", "307715")],
    }),
    profile("anne", "Anne-Marie Vandenbroucke-Vanderlinden", { accounts: [account(isps.issuer, isps.name, "904411", "115093")] }),
    profile("onthaal", "Onthaal", {
      state: "blocked",
      triesLeft: 0,
      services: ["Microsoft 365", "Universiteit Noordzee"],
    }),
  ];
}

/** What the shell knows by the names of these people's services. */
export const guideOf = (issuer: string): string | null =>
  Object.entries({ Universiteit: "university", Xpert: "portal", Google: "google", Microsoft: "microsoft", GitHub: "github" }).find(([part]) =>
    issuer.includes(part),
  )?.[1] ?? null;

export function offer(issuer: string, name: string, more: Partial<Offer> = {}): Offer {
  return { issuer, name, kind: "totp", digits: 6, period: 30, shortSecret: false, already: [], guide: guideOf(issuer), ...more };
}

/** A tiqr service, as its codes name it. */
export const noordzee = "mfa.noordzee.example";

export const tiqrAccount = (standing: Account["standing"] = null): Account =>
  account("Universiteit Noordzee", "u0123456", "", "", { kind: "tiqr", period: null, standing });

export const invited = (more: Partial<Invited> = {}): Invited => ({
  offer: offer("Universiteit Noordzee", "Lotte Vermeulen", { kind: "tiqr", digits: 0, period: null }),
  host: noordzee,
  others: [],
  ...more,
});

export const university = offer("Universiteit Noordzee", "lotte.vermeulen@noordzee.example");

/** Where the played camera holds its code: a little turned, as a hand does. */
export const held: Found["outline"] = [
  [0.375, 0.2],
  [0.62, 0.17],
  [0.64, 0.61],
  [0.395, 0.64],
];

let tickets = 100;
export const found = (what: What, outline: Found["outline"] = held): Found => ({ ticket: tickets++, what, picture: 0, outline });
export const foundAccount = (account: Offer, outline = held): Found => found({ kind: "account", account }, outline);

export const moved: Offer[] = [
  offer("Microsoft 365", "lotte.vermeulen@deburcht.example"),
  offer("Google Workspace", "lotte@deburcht.example"),
  offer("GitHub", "lottev"),
  offer("Mutualiteit De Brug", "8804 112 45", { digits: 8 }),
  offer("Dropbox", "lotte@deburcht.example"),
];

export const practiceSite = "http://127.0.0.1:8417";
