/** A signal, and the word that what it was for has ended: until then it holds a timer. */
export type Patience = { readonly signal: AbortSignal; readonly end: () => void };

/**
 * A signal that aborts after so many milliseconds, or together with another one. By hand, because the browser's own
 * `AbortSignal.any` came with Safari 17.4 and Chrome 116.
 */
export function withPatience(milliseconds: number, other?: AbortSignal): Patience {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  if (other?.aborted === true) {
    abort();
  }
  other?.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      other?.removeEventListener("abort", abort);
    },
  };
}
