import { ipc } from "../ipc";

const every = 20_000;
let last = -every;

/** The person is here: told to the shell at most once in 20 s, so that idle locking knows. */
export function present() {
  const now = performance.now();
  if (now - last < every) return;
  last = now;
  void ipc.touch();
}
