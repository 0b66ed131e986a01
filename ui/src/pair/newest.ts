/**
 * Runs `work` on one item at a time. What comes meanwhile waits in a single place, where the newest wins: pictures
 * that are late are dropped, never queued. `done` is called once for each, whatever became of it.
 */
export function newestWins<T>(work: (item: T) => Promise<void>, done: () => void): (item: T) => void {
  let busy = false;
  let waiting: { item: T } | null = null;

  async function run(item: T) {
    busy = true;
    try {
      await work(item);
    } catch {
      // a damaged picture: the next one is on its way
    }
    busy = false;
    done();
    const next = waiting;
    waiting = null;
    if (next) void run(next.item);
  }

  return (item) => {
    if (!busy) return void run(item);
    if (waiting) done();
    waiting = { item };
  };
}
