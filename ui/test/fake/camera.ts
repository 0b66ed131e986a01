// What a webcam would see: a desk, and a screen with a code on it, as JPEG pictures. And what a screen shows, as the shell
// gives it: grey, its codes painted over.
import type { Found } from "../../src/ipc/types/Found";
import type { Picture } from "../../src/ipc/types/Picture";

const width = 1280;
const height = 720;

/** `code`: whether something is held up. */
export async function picture(code: boolean): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  const box = (fill: string, x: number, y: number, w: number, h: number) => {
    pen.fillStyle = fill;
    pen.fillRect(x, y, w, h);
  };
  box("#2b3739", 0, 0, width, height);
  box("#334143", 0, 0, 380, height);
  box("#3d4d4f", 70, 0, 240, 450);
  box("#20292b", 0, 590, width, 130);
  if (code) {
    pen.save();
    pen.translate(650, 292);
    pen.rotate(-0.07);
    box("#171e1f", -350, -240, 700, 480);
    box("#dfe4e2", -332, -222, 664, 430);
    box("#fbfbf9", -165, -165, 330, 330);
    modules((x, y) => box("#14191a", -147 + x * 12, -147 + y * 12, 12.5, 12.5));
    pen.restore();
  }
  return jpegOf(canvas);
}

async function jpegOf(canvas: OffscreenCanvas): Promise<ArrayBuffer> {
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  return blob.arrayBuffer();
}

/** A browser's window on a desktop. */
export async function screen(size: Picture, codes: Found[]): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  const box = (fill: string, x: number, y: number, w: number, h: number) => {
    pen.fillStyle = fill;
    pen.fillRect(x * size.width, y * size.height, w * size.width, h * size.height);
  };
  box("#6c6c6c", 0, 0, 1, 1);
  box("#2a2a2a", 0, 0.95, 1, 0.05);
  box("#c9c9c9", 0.06, 0.06, 0.88, 0.82);
  box("#f6f6f6", 0.06, 0.12, 0.88, 0.76);
  box("#e2e2e2", 0.2, 0.075, 0.5, 0.03);
  for (let n = 0; n < 6; n += 1) box("#b9b9b9", 0.1, 0.18 + n * 0.05, 0.24 - (n % 3) * 0.04, 0.012);
  pen.fillStyle = "#d6d6d6";
  for (const { outline } of codes) {
    pen.beginPath();
    for (const [x, y] of outline) pen.lineTo(x * size.width, y * size.height);
    pen.fill();
  }
  return jpegOf(canvas);
}

/** The pattern of a code, without a message: 25 by 25. */
function modules(dark: (x: number, y: number) => void) {
  const size = 25;
  let seed = 7;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const corner = finder(x, y) ?? finder(size - 1 - x, y) ?? finder(x, size - 1 - y);
      if (corner ?? seed % 1000 < 480) dark(x, y);
    }
  }
}

/** Of the finder in the corner at 0, 0: whether it is dark there; undefined outside it. */
function finder(x: number, y: number): boolean | undefined {
  if (x > 7 || y > 7) return undefined;
  if (x === 7 || y === 7) return false;
  return x === 0 || y === 0 || x === 6 || y === 6 || (x >= 2 && x <= 4 && y >= 2 && y <= 4);
}
