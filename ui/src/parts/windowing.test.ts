import { expect, test } from "vitest";
import { edgesOf, inView, scrollFor } from "./windowing";

const heights = Array.from({ length: 1000 }, (_, n) => (n % 7 === 0 ? 84 : 68));
const edges = edgesOf(heights);

test("edges are running sums", () => {
  expect(edgesOf([])).toEqual([0]);
  expect(edgesOf([68, 84, 68])).toEqual([0, 68, 152, 220]);
});

test("every row that touches the view is drawn, wherever it is scrolled to", () => {
  for (let scrolled = 0; scrolled < edges[1000]!; scrolled += 37) {
    const { from, to } = inView(edges, scrolled, 500, 0);
    for (let row = 0; row < 1000; row++) {
      const touches = edges[row + 1]! > scrolled && edges[row]! < scrolled + 500;
      if (touches) expect(row >= from && row < to, `row ${row} at ${scrolled}`).toBe(true);
    }
  }
});

test("only a windowful is drawn", () => {
  for (const scrolled of [0, 12_345, edges[1000]! - 500]) {
    const { from, to } = inView(edges, scrolled, 500, 200);
    expect(to - from).toBeLessThanOrEqual(16);
  }
});

test("the ends, an empty list, and scrolling beyond", () => {
  expect(inView(edges, 0, 500, 200).from).toBe(0);
  expect(inView(edges, edges[1000]! - 500, 500, 200).to).toBe(1000);
  expect(inView([0], 0, 500, 200)).toEqual({ from: 0, to: 0 });
  expect(inView(edges, -50, 500, 0).from).toBe(0);
  expect(inView(edges, 10_000_000, 500, 0).to).toBe(1000);
});

test("a row out of view is brought in by the least scrolling", () => {
  const even = edgesOf([10, 10, 10, 10, 10]);
  expect(scrollFor(even, 0, 15, 20)).toBe(0);
  expect(scrollFor(even, 4, 0, 20)).toBe(30);
  expect(scrollFor(even, 2, 15, 20)).toBe(15);
});
