// What is said about a new PIN while it is typed twice.
export interface Check {
  ok: boolean;
  id: string;
  args: Record<string, number>;
}

/** Digits that a PIN has to have, and that are asked for. */
export interface Digits {
  least: number;
  suggested: number;
}

/** `guessable`: null while nobody has answered yet. `digits`: null of a passphrase, which is long when it is hard to guess. */
export function checksOf(pin: string, again: string, digits: Digits | null, guessable: boolean | null): Check[] {
  const long = pin.length >= (digits?.least ?? 1);
  const hard = { ok: long && guessable === false, id: "pair-pin-hard-to-guess", args: {} };
  if (!digits) return [hard, same(pin, again, long)];
  return [length(pin, digits), hard, sameDigits(pin, again, long)];
}

function length(pin: string, { least, suggested }: Digits): Check {
  const count = pin.length;
  if (count < least) return { ok: false, id: "pair-pin-too-short", args: { more: least - count } };
  return { ok: true, id: count < suggested ? "pair-pin-long-but" : "pair-pin-long-enough", args: { count, suggested } };
}

function sameDigits(pin: string, again: string, long: boolean): Check {
  const more = pin.length - again.length;
  if (again !== "" && more > 0 && pin.startsWith(again)) return { ok: false, id: "pair-pin-same-more", args: { more } };
  return same(pin, again, long);
}

function same(pin: string, again: string, long: boolean): Check {
  if (long && pin === again) return { ok: true, id: "pair-pin-same", args: {} };
  const differ = long && again !== "" && !pin.startsWith(again);
  return { ok: false, id: differ ? "pair-pin-same-not" : "pair-pin-same", args: {} };
}
