// The numbers of the codes that may be chosen: the same beside each code in its picture and in the list.
import type { Usable } from "./found";

export interface Mark {
  number: number;
  ticket: number;
  outline: readonly (readonly [number, number])[];
  middle: readonly [number, number];
}

/** Of the codes in one picture; a code may be in it twice, and then has its number twice. */
export function marksIn(picture: number, options: readonly Usable[]): Mark[] {
  return options.flatMap(({ ticket, places }, n) =>
    places
      .filter((place) => place.picture === picture && place.outline.length > 0)
      .map(({ outline }) => ({ number: n + 1, ticket, outline, middle: middleOf(outline) })),
  );
}

/** Held inside the picture, so that the number of a code at its edge can be read. */
function middleOf(outline: Mark["outline"]): readonly [number, number] {
  const mean = (axis: 0 | 1) => outline.reduce((sum, point) => sum + point[axis], 0) / outline.length;
  const held = (at: number) => Math.min(0.97, Math.max(0.03, at));
  return [held(mean(0)), held(mean(1))];
}
