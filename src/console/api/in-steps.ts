/** How long the page may stand still for one piece of long work, in milliseconds: half of what is left of a frame. */
const PIECE_MS = 8;

/** Does work that is written in steps piece by piece; others go first in between. Null: cancelled. */
export async function inSteps<Made>(work: Iterator<unknown, Made>, signal: AbortSignal): Promise<Made | null> {
  for (;;) {
    await othersFirst();
    if (signal.aborted) {
      return null;
    }
    const until = performance.now() + PIECE_MS;
    do {
      const step = work.next();
      if (step.done === true) {
        return step.value;
      }
    } while (performance.now() < until);
  }
}

/**
 * A task of its own for what comes next, so that nobody waits for her tap to be heard. By message and not by timer: timers of a
 * page that nobody looks at are held back to one a second.
 */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
