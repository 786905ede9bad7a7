/** A page that nobody sees paints nothing. */
const LONGEST_MS = 1_000;

/** Resolves once what stands in the page now has been painted: what is done then keeps no screen waiting. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_MS);
  });
}
