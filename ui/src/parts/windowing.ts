// Which rows of a long list are drawn. Rows differ in height, so positions are summed once a list.

/** Of a row before anything was drawn: beside the sidebar where there is one. */
export const firstWidth = (): number => (innerWidth < 640 ? innerWidth : innerWidth - 280);

/** `n + 1` edges for `n` rows: row i lies from edge i to edge i + 1. */
export function edgesOf(heights: number[]): number[] {
  const edges = [0];
  let edge = 0;
  for (const height of heights) edges.push((edge += height));
  return edges;
}

/** Rows `from` to before `to` that touch the view, and `spare` pixels beyond it on both sides. */
export function inView(edges: number[], scrolled: number, view: number, spare: number): { from: number; to: number } {
  const count = edges.length - 1;
  const from = rowAt(edges, scrolled - spare);
  const to = Math.min(count, rowAt(edges, scrolled + view + spare) + 1);
  return { from: Math.min(from, to), to };
}

/** The least scrolling that brings row `index` into view. */
export function scrollFor(edges: number[], index: number, scrolled: number, view: number): number {
  const top = edges[index] ?? 0;
  const bottom = edges[index + 1] ?? top;
  if (top < scrolled) return top;
  if (bottom > scrolled + view) return bottom - view;
  return scrolled;
}

/** The row at height `y`, the nearest one when there is none. */
function rowAt(edges: number[], y: number): number {
  let low = 0;
  let high = Math.max(0, edges.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
