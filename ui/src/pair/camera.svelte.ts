// The camera as the scan step sees it: on while the step and the window are, drawing the newest picture.
import { ipc } from "../ipc";
import type { Camera } from "../ipc/types/Camera";
import type { CameraEvent } from "../ipc/types/CameraEvent";
import type { Failure } from "../ipc/types/Failure";
import type { Found } from "../ipc/types/Found";
import { failureOf } from "../words";
import { newestWins } from "./newest";

export type Light = "off" | "starting" | "on";

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
      if (!camera) return this.#fail({ code: "camera-none", args: {} });
      this.index = camera.index;
      const done = () => void ipc.cameraShown().catch(() => {});
      const draw = newestWins((jpeg: ArrayBuffer) => this.#draw(jpeg, run), done);
      await ipc.cameraStart(camera.index, draw, (event) => run === this.#run && this.#heard(event));
      // it was stopped while it started, and may have missed that
      if (run !== this.#run && this.light === "off") await ipc.cameraStop();
    } catch (thrown) {
      if (run === this.#run) this.#fail(failureOf(thrown));
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
    this.light = light;
    this.failure = null;
    this.found = [];
    return ++this.#run;
  }

  #fail(failure: Failure) {
    this.#begin("off");
    this.failure = failure;
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
        this.#fail(event.failure);
    }
  }

  async #draw(jpeg: ArrayBuffer, run: number) {
    const picture = await createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }));
    try {
      const canvas = this.#canvas;
      if (run !== this.#run || !canvas) return;
      if (canvas.width !== picture.width || canvas.height !== picture.height) {
        canvas.width = picture.width;
        canvas.height = picture.height;
      }
      canvas.getContext("2d", { alpha: false })?.drawImage(picture, 0, 0);
    } finally {
      picture.close();
    }
  }
}
