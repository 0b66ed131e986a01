// What a profile or a service looks like, from nothing but its id or name: the same every time, on every machine.

export const shapes = ["round", "arch", "leaf", "tile", "drop"] as const;
export type Shape = (typeof shapes)[number];

export function shapeOf(profileId: string): Shape {
  return shapes[hash(profileId) % shapes.length]!;
}

/** 1 to 6, for the tile of a service. */
export function tintOf(issuer: string): number {
  return (hash(issuer.toLowerCase()) % 6) + 1;
}

/** Two letters: of the first and the last word, or the first two of the only one. */
export function initials(name: string): string {
  const words = name.split(/[\s\-_.@/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return "·";
  const last = words.length > 1 ? words[words.length - 1]! : null;
  const letters = last ? letter(first, 0) + letter(last, 0) : letter(first, 0) + letter(first, 1);
  return letters.toLocaleUpperCase();
}

function letter(word: string, n: number): string {
  return [...word.replace(/[^\p{L}\p{N}]/gu, "")][n] ?? "";
}

/** FNV-1a */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) h = Math.imul(h ^ text.charCodeAt(n), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}
