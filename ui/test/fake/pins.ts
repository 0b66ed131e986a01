import type { PinAdvice } from "../../src/ipc/types/PinAdvice";
import { failed } from "./data";

/** The same of a passphrase. */
export function adviceOnPassphrase(text: string): PinAdvice {
  return { digits: null, refused: text.split(" ").length < 5 ? failed("passphrase-short") : null };
}

/** The judgements of the real shell that a window has to show; not its lists. */
export function adviceOn(pin: string, least = 4): PinAdvice {
  const most = 12;
  const refused =
    pin.length < least
      ? failed("pin-too-short", { least })
      : pin.length > most
        ? failed("pin-too-long", { most })
        : /^(\d)\1+$/.test(pin)
          ? failed("pin-repeated")
          : "0123456789".includes(pin)
            ? failed("pin-running")
            : null;
  return { digits: { least, suggested: Math.max(least, 6), most }, refused };
}
