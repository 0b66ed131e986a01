// The seconds before the next PIN is looked at. The shell says how many; here they only count down.

const second = 1000;

/** `wait`: as the shell said it a moment ago; read again whenever `fresh` gives another value. */
export function useWait(fresh: () => { wait: number }) {
  let left = $state(0);
  let waited = $state(false);

  $effect(() => {
    const until = performance.now() + fresh().wait * second;
    const step = () => {
      // what is read here would start the wait anew each second
      const now = Math.max(0, Math.ceil((until - performance.now()) / second));
      left = now;
      if (now > 0) waited = true;
      else clearInterval(timer);
    };
    const timer = setInterval(step, second / 4);
    step();
    return () => clearInterval(timer);
  });

  return {
    /** Whole seconds; 0: try. */
    get left(): number {
      return left;
    },
    /** There was a wait, so that its end is news. */
    get waited(): boolean {
      return waited;
    },
  };
}
