// The played shell's half for the day that matters: the guides, and what accounts have to come back with.
import type { Account } from "../../src/ipc/types/Account";
import type { ComeBack } from "../../src/ipc/types/ComeBack";
import type { ComeBackCodes } from "../../src/ipc/types/ComeBackCodes";
import type { Language } from "../../src/ipc/types/Language";
import { guideOf, type PlayedProfile } from "./data";
import guides from "./guides.json";

/** What an account has, as a scene gives it. */
export function comeBack(service: string, codes: ComeBackCodes, account: string | null = null): ComeBack {
  return { service, account, guide: guideOf(service) ?? "other", codes };
}

type Noted = Extract<ComeBackCodes, { known: "noted" }>;

export const noted = (kind: Noted["kind"], left: number, total: number, more: Partial<Noted> = {}): ComeBackCodes => ({
  known: "noted",
  kind,
  left,
  total,
  place: null,
  whereabouts: null,
  ...more,
});

function ofOpen({ issuer, name, backup }: Account): ComeBack {
  if (backup.status === "none") return comeBack(issuer, { known: "none" }, name);
  return comeBack(issuer, noted("code", backup.left, backup.total, { place: backup.place, whereabouts: backup.whereabouts }), name);
}

export function wayBackCommands(find: (id: string) => PlayedProfile, drop: (id: string, accounts: string[]) => void, changed: () => unknown) {
  return {
    guides: ({ language }: { language: Language }) => guides[language],
    come_back: ({ profile }: { profile: string }) => {
      const it = find(profile);
      if (it.state === "open") return it.accounts.map(ofOpen);
      return it.cameWith ?? it.services.map((service) => comeBack(service, { known: "unknown" }));
    },
    remove_account: ({ profile, account }: { profile: string; account: string }) => {
      const it = find(profile).accounts.find(({ id }) => id === account);
      drop(profile, [account]);
      changed();
      return it ? ofOpen(it) : null;
    },
  } as Record<string, (args: never) => unknown>;
}
