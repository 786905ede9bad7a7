/** A signal, a word that something came, which begins the wait anew, and one that all has ended: until then it holds a timer. */
export type Patience = { readonly signal: AbortSignal; readonly again: (milliseconds: number) => void; readonly end: () => void };

/**
 * A signal that aborts when nothing came for so many milliseconds, or together with another one. By hand, because the
 * browser's own `AbortSignal.any` came with Safari 17.4 and Chrome 116.
 */
export function withPatience(milliseconds: number, other?: AbortSignal): Patience {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let timer = setTimeout(abort, milliseconds);
  if (other?.aborted === true) {
    abort();
  }
  other?.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    again(wait) {
      clearTimeout(timer);
      timer = setTimeout(abort, wait);
    },
    end() {
      clearTimeout(timer);
      other?.removeEventListener("abort", abort);
    },
  };
}
