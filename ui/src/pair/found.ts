// What a look at a picture, the screen, a link or a key came to.
import type { Failure } from "../ipc/types/Failure";
import type { Found } from "../ipc/types/Found";
import type { Login } from "../ipc/types/Login";
import type { Offer } from "../ipc/types/Offer";
import type { Chosen } from "./steps";

/** A migration of which parts are still missing. */
export interface Partial {
  seen: number;
  of: number;
}

/** Seen, but not for pairing. */
export type Unusable = { kind: "other"; about: string } | { kind: "broken"; failure: Failure };

export interface Sight {
  /** Ready to be paired or logged in with; more than one asks which. */
  usable: Usable[];
  partial: Partial | null;
  unusable: Unusable | null;
}

export interface Usable {
  ticket: number;
  /** Where it is in view, and in which of several pictures. */
  places: Pick<Found, "picture" | "outline">[];
  accounts: Offer[];
  leftOut: Failure[];
  moved: boolean;
  /** Who has to be asked what there is to pair; until then `accounts` is empty. */
  asks?: Asks;
  /** Not to be paired: to log in with. */
  login?: Login;
}

/** A tiqr service that tells what it offers when it is asked. */
export interface Asks {
  host: string;
  /** tiqr's own apps know it. */
  known: boolean;
}

export function sightOf(found: readonly Found[]): Sight {
  const sight: Sight = { usable: [], partial: null, unusable: null };
  for (const { ticket, what, picture, outline } of found) {
    const places = [{ picture, outline }];
    switch (what.kind) {
      case "account":
        add(sight, { ticket, places, accounts: [what.account], leftOut: [], moved: false });
        break;
      case "migration":
        if (what.seen.length < what.of) sight.partial = { seen: what.seen.length, of: what.of };
        else if (what.accounts.length > 0) add(sight, { ticket, places, accounts: what.accounts, leftOut: what.leftOut, moved: true });
        else sight.unusable ??= what.leftOut[0] ? { kind: "broken", failure: what.leftOut[0] } : null;
        break;
      case "tiqr-enrol":
        add(sight, { ticket, places, accounts: [], leftOut: [], moved: false, asks: { host: what.host, known: what.known } });
        break;
      case "tiqr-login":
        add(sight, { ticket, places, accounts: [], leftOut: [], moved: false, login: what.login });
        break;
      case "broken":
        sight.unusable = { kind: "broken", failure: what.failure };
        break;
      case "other":
        // a broken code of ours says more than a poster beside it
        if (sight.unusable?.kind !== "broken") sight.unusable = { kind: "other", about: what.about };
    }
  }
  return sight;
}

/** The same code twice in view, on the screen and in its reflection, is one. */
function add(sight: Sight, usable: Usable) {
  const known = sight.usable.find(({ ticket }) => ticket === usable.ticket);
  if (known) known.places.push(...usable.places);
  else sight.usable.push(usable);
}

export function chosenOf({ ticket, accounts, leftOut, moved, asks }: Usable, say: (failure: Failure) => string): Chosen {
  return { ticket, accounts, leftOut: leftOut.map(say), moved, ...(asks && { asks }) };
}

/** How a code is drawn in the picture: closing halves, or dashes. */
export function isUsable(found: Omit<Found, "picture">): boolean {
  const { kind } = found.what;
  return kind === "account" || kind === "tiqr-enrol" || kind === "tiqr-login" || (found.what.kind === "migration" && found.what.accounts.length > 0);
}
