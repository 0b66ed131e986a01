// The second way to a camera: the web view's own, where the shell gets no picture out of it. The shell decides whether the
// page may have one, and reads the codes.
import { ipc } from "../ipc";
import type { Found } from "../ipc/types/Found";

/** Where a code is still read and nothing waits for it. */
const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** From scan to scan, in milliseconds. */
const pace = 50;
/** As many frames without a code until it is told that it is gone: one blurred frame is not. */
const missesUntilGone = 4;

export interface Watching {
  started: (width: number, height: number) => void;
  /** A frame to be drawn. */
  picture: (frame: HTMLVideoElement) => void;
  /** All codes in view, once empty when there is none any more. */
  found: (found: Found[]) => void;
  /** It was unplugged, or taken away. */
  ended: () => void;
}

export const hasPageCamera = (): boolean => "mediaDevices" in navigator && "requestVideoFrameCallback" in HTMLVideoElement.prototype;

/** Opens the camera of that name, or the one that there is; rejects when there is none to be had. The answer stops it. */
export async function openPageCamera(name: string | undefined, watching: Watching): Promise<() => void> {
  await ipc.cameraInPage();
  const stream = await streamOf(name);
  const [track] = stream.getVideoTracks();
  const video = document.createElement("video");
  Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
  let over = false;
  const stop = () => {
    over = true;
    stream.getTracks().forEach((each) => each.stop());
    video.srcObject = null;
  };
  // not told of a track that the page itself stops
  track?.addEventListener("ended", () => (stop(), watching.ended()));
  try {
    await video.play();
  } catch (thrown) {
    stop();
    throw thrown;
  }
  watching.started(video.videoWidth, video.videoHeight);
  const draw = () => {
    if (over) return;
    watching.picture(video);
    video.requestVideoFrameCallback(draw);
  };
  draw();
  void look(video, () => over, watching.found);
  return stop;
}

async function streamOf(name: string | undefined): Promise<MediaStream> {
  const any = await navigator.mediaDevices.getUserMedia({ audio: false, video: size });
  if (!name || any.getVideoTracks()[0]?.label === name) return any;
  // names are told once a camera was allowed
  const devices = await navigator.mediaDevices.enumerateDevices();
  const wanted = devices.find(({ kind, label }) => kind === "videoinput" && label === name);
  if (!wanted) return any;
  any.getTracks().forEach((each) => each.stop());
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, deviceId: { exact: wanted.deviceId } } });
}

/** Has the shell look at the newest frame, one after the other. */
async function look(video: HTMLVideoElement, over: () => boolean, tell: Watching["found"]) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  let misses = missesUntilGone;
  while (pen && !over()) {
    const began = performance.now();
    const found = await codesIn(video, canvas, pen);
    if (over()) return;
    misses = found.length > 0 ? 0 : misses + 1;
    if (misses === 0 || misses === missesUntilGone) tell(found);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + pace - performance.now())));
  }
}

async function codesIn(video: HTMLVideoElement, canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): Promise<Found[]> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return [];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  pen.drawImage(video, 0, 0);
  try {
    return await ipc.scanFrame(width, height, brightnessOf(pen.getImageData(0, 0, width, height).data));
  } catch {
    // one frame that could not be looked at: the next one is on its way
    return [];
  }
}

/** ITU-R BT.601, as the shell's own. */
export function brightnessOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0, of = 0; at < grey.length; at += 1, of += 4) {
    grey[at] = (77 * rgba[of]! + 150 * rgba[of + 1]! + 29 * rgba[of + 2]!) >> 8;
  }
  return grey;
}
