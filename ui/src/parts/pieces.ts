// A message cut into what is plain, what is strong (<b>…</b>) and what never breaks over two lines.
export interface Piece {
  text: string;
  strong: boolean;
  whole: boolean;
}

const unbroken = /(QR[- ]codes?|back-?up[- ]?codes?|back-ups?)/i;

export function piecesOf(message: string): Piece[] {
  return message
    .split(/(<b>.*?<\/b>)/)
    .flatMap((part) => {
      const strong = part.startsWith("<b>");
      const text = strong ? part.slice(3, -4) : part;
      return text.split(unbroken).map((text) => ({ text, strong, whole: unbroken.test(text) }));
    })
    .filter(({ text }) => text !== "");
}

/** The first sentence, as a title without its full stop, and the rest: what happened, and what to do. */
export function firstSentence(text: string): { first: string; rest: string } {
  const end = /[.?!](?=\s+\S)/.exec(text);
  if (!end) return { first: text, rest: "" };
  return { first: text.slice(0, end.index + 1).replace(/\.$/, ""), rest: text.slice(end.index + 1).trim() };
}

/** An address in the pieces between which it may wrap: after @ and after each dot. */
export function wrapsOf(address: string): string[] {
  return address.match(/[^@.]*[@.]|[^@.]+$/g) ?? [address];
}
