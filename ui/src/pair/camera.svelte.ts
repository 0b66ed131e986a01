// The camera as the scan step sees it: on while the step and the window are, drawing the newest picture. The shell has it;
// where that gives no picture, the page.
import { ipc } from "../ipc";
import type { Camera } from "../ipc/types/Camera";
import type { CameraEvent } from "../ipc/types/CameraEvent";
import type { Failure } from "../ipc/types/Failure";
import type { Found } from "../ipc/types/Found";
import { failureOf } from "../words";
import { newestWins } from "./newest";
import { hasPageCamera, openPageCamera } from "./page-camera";

export type Light = "off" | "starting" | "on";

/** Failures of the shell's way to a camera that another way may not have. */
const worthAnotherWay = ["camera-none", "camera-silent", "camera-unreadable", "camera-failed"];

export class CameraFeed {
  light = $state<Light>("off");
  failure = $state.raw<Failure | null>(null);
  cameras = $state.raw<Camera[]>([]);
  index = $state(0);
  size = $state.raw({ width: 4, height: 3 });
  /** All codes in the newest picture. */
  found = $state.raw<Found[]>([]);

  /** Counts starts and stops: what an older camera run still sends is ignored. */
  #run = 0;
  #canvas: HTMLCanvasElement | null = null;
  /** Where the page has it. */
  #stopPage: (() => void) | null = null;
  #onfound: (found: Found[]) => void;

  constructor(onfound: (found: Found[]) => void) {
    this.#onfound = onfound;
  }

  drawOn(canvas: HTMLCanvasElement | null) {
    this.#canvas = canvas;
  }

  async start(index = this.index): Promise<void> {
    const run = this.#begin("starting");
    try {
      if (this.cameras.length === 0) this.cameras = await ipc.cameras();
      if (run !== this.#run) return;
      const camera = this.cameras.find((each) => each.index === index) ?? this.cameras[0];
      if (!camera) return await this.#giveUp({ code: "camera-none", args: {} }, run);
      this.index = camera.index;
      const done = () => void ipc.cameraShown().catch(() => {});
      const draw = newestWins((jpeg: ArrayBuffer) => this.#draw(jpeg, run), done);
      await ipc.cameraStart(camera.index, draw, (event) => run === this.#run && this.#heard(event));
      // it was stopped while it started, and may have missed that
      if (run !== this.#run && this.light === "off") await ipc.cameraStop();
    } catch (thrown) {
      if (run === this.#run) await this.#giveUp(failureOf(thrown), run);
    }
  }

  async stop(): Promise<void> {
    const wasOff = this.light === "off";
    this.#begin("off");
    if (!wasOff) await ipc.cameraStop().catch(() => {});
  }

  /** After a failure: asks again which cameras there are, too. */
  async again(): Promise<void> {
    this.cameras = [];
    await this.start();
  }

  #begin(light: Light): number {
    this.#stopPage?.();
    this.#stopPage = null;
    this.light = light;
    this.failure = null;
    this.found = [];
    return ++this.#run;
  }

  #fail(failure: Failure) {
    this.#begin("off");
    this.failure = failure;
  }

  /** The shell has no picture: the page tries, and when it has none either, what the shell said stands. */
  async #giveUp(failure: Failure, run: number) {
    if (!worthAnotherWay.includes(failure.code) || !hasPageCamera()) return this.#fail(failure);
    this.light = "starting";
    const fail = () => {
      if (run !== this.#run) return;
      this.#fail(failure);
      void ipc.cameraStop().catch(() => {});
    };
    try {
      const name = this.cameras.find((each) => each.index === this.index)?.name;
      const stop = await openPageCamera(name, {
        started: (width, height) => run === this.#run && this.#heard({ event: "started", width, height }),
        picture: (frame) => run === this.#run && this.#show(frame, frame.videoWidth, frame.videoHeight),
        found: (found) => run === this.#run && this.#heard({ event: "found", found }),
        ended: fail,
      });
      if (run === this.#run) this.#stopPage = stop;
      else stop();
    } catch {
      fail();
    }
  }

  #heard(event: CameraEvent) {
    switch (event.event) {
      case "started":
        this.light = "on";
        this.size = { width: event.width, height: event.height };
        break;
      case "found":
        this.found = event.found;
        this.#onfound(event.found);
        break;
      case "failed":
        void this.#giveUp(event.failure, this.#run);
    }
  }

  async #draw(jpeg: ArrayBuffer, run: number) {
    const picture = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }));
    try {
      if (run === this.#run) this.#show(picture, picture.width, picture.height);
    } finally {
      picture.close();
    }
  }

  #show(picture: CanvasImageSource, width: number, height: number) {
    const canvas = this.#canvas;
    if (!canvas) return;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.getContext("2d", { alpha: false })?.drawImage(picture, 0, 0);
  }
}
