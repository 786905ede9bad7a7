/**
 * True in a browser that is older than the oldest supported one: iPadOS 15.4 and Chrome 108 are the first that know this
 * unit. The words that came with the page (`plainWords` in vite.config.ts) are then shown at once, and the app must not
 * take their place.
 */
export function staysUnstarted(page: HTMLElement): boolean {
  const tooOld = !CSS.supports("height", "100dvh");
  page.classList.toggle("too-old", tooOld);
  return tooOld;
}
