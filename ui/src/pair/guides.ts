// Where to click at the service: how many sentences each guide has in pair.ftl (guide-<id>, guide-<id>-do-<n>,
// guide-<id>-backup-<n>, and guide-<id>-hint where there is one).
import type { Offer } from "../ipc/types/Offer";

export const guides = [
  { id: "university", hint: false, ways: 3, backups: 3, issuers: ["universit", "hogeschool", "college"] },
  { id: "portal", hint: true, ways: 3, backups: 3, issuers: ["xpert"] },
  { id: "google", hint: true, ways: 3, backups: 3, issuers: ["google"] },
  { id: "microsoft", hint: true, ways: 4, backups: 3, issuers: ["microsoft", "azure", "office 365"] },
  { id: "github", hint: false, ways: 3, backups: 3, issuers: ["github"] },
  { id: "other", hint: true, ways: 3, backups: 3, issuers: [] },
] as const;

export type Guide = (typeof guides)[number];
export type GuideId = Guide["id"];

export function guideOf(id: GuideId): Guide {
  return guides.find((guide) => guide.id === id) ?? guides[guides.length - 1]!;
}

/** The guide for what was scanned: its issuer knows better than what a person chose before scanning. */
export function guideFor(offer: Offer, picked: GuideId): Guide {
  const issuer = offer.issuer.toLowerCase();
  const known = guides.find((guide) => guide.issuers.some((part) => issuer.includes(part)));
  if (known) return known;
  return picked === "university" || picked === "portal" ? guideOf(picked) : guideOf("other");
}

const numbered = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}-${n + 1}`);

export const waysOf = (guide: Guide): string[] => numbered(`guide-${guide.id}-do`, guide.ways);
export const backupsOf = (guide: Guide): string[] => numbered(`guide-${guide.id}-backup`, guide.backups);
