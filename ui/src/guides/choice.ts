// Which guide goes with what was scanned.
import type { Offer } from "../ipc/types/Offer";

/** Those of the two manuals fit services of any name. */
const fitsAny = ["university", "portal"];

/** The issuer of what was scanned knows better than what a person chose before scanning. */
export function guideFor(offer: Offer, picked: string): string {
  return offer.guide ?? (fitsAny.includes(picked) ? picked : "other");
}
