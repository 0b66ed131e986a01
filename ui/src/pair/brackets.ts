// The lines around a code in the camera picture, as SVG paths. Found: two halves that close around it, each with a
// gap where the other begins. Not usable: the whole outline, drawn dashed.
type Point = readonly [number, number];

export interface Brackets {
  whole: string;
  first: string;
  second: string;
}

/** From the corners as fractions of the picture; null when they make no area. */
export function bracketsOf(outline: readonly Point[], width: number, height: number): Brackets | null {
  if (outline.length < 3 || outline.some(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y))) return null;
  const corners = outline.length === 4 ? inPixels(outline, width, height) : boxOf(inPixels(outline, width, height));
  const middle = middleOf(corners);
  const wide = corners.map((corner) => outward(corner, middle, height * 0.025)) as [Point, Point, Point, Point];
  const [a, b, c, d] = wide;
  if (Math.abs(area(wide)) < 16) return null;
  return {
    whole: `M${at(a)}L${at(b)}L${at(c)}L${at(d)}Z`,
    first: `M${at(towards(b, a, 0.08))}L${at(a)}L${at(towards(d, a, 0.08))}`,
    second: `M${at(towards(d, c, 0.08))}L${at(c)}L${at(towards(b, c, 0.08))}`,
  };
}

const inPixels = (outline: readonly Point[], width: number, height: number): Point[] =>
  outline.map(([x, y]) => [x * width, y * height]);

function boxOf(points: Point[]): Point[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function middleOf(points: Point[]): Point {
  const sum = points.reduce<[number, number]>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function outward([x, y]: Point, [mx, my]: Point, by: number): Point {
  const length = Math.hypot(x - mx, y - my) || 1;
  return [x + ((x - mx) / length) * by, y + ((y - my) / length) * by];
}

const towards = ([x, y]: Point, [tx, ty]: Point, part: number): Point => [x + (tx - x) * part, y + (ty - y) * part];

const area = (p: readonly Point[]): number =>
  p.reduce((sum, [x, y], n) => {
    const [nx, ny] = p[(n + 1) % p.length]!;
    return sum + (x * ny - nx * y) / 2;
  }, 0);

const at = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
