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

/** `guessable`: null while nobody has answered yet. */
export function checksOf(pin: string, again: string, { least, suggested }: Digits, guessable: boolean | null): Check[] {
  const long = pin.length >= least;
  return [
    long
      ? { ok: true, id: pin.length < suggested ? "pair-pin-long-but" : "pair-pin-long-enough", args: { count: pin.length, suggested } }
      : { ok: false, id: "pair-pin-too-short", args: { more: least - pin.length } },
    { ok: long && guessable === false, id: "pair-pin-hard-to-guess", args: {} },
    sameness(pin, again, least),
  ];
}

function sameness(pin: string, again: string, least: number): Check {
  if (pin.length >= least && pin === again) return { ok: true, id: "pair-pin-same", args: {} };
  if (again !== "" && pin.startsWith(again)) return { ok: false, id: "pair-pin-same-more", args: { more: pin.length - again.length } };
  return { ok: false, id: again === "" || pin.length < least ? "pair-pin-same" : "pair-pin-same-not", args: {} };
}
