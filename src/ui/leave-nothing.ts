/**
 * A browser may keep a page that one has left, with all that is in its memory, and show it again as it was at *back*.
 * `empty` takes everything off the page when it goes there; whoever comes back gets a fresh one.
 */
export function leaveNothingBehind(page: Pick<Window, "addEventListener" | "location">, empty: () => void): void {
  page.addEventListener("pagehide", ({ persisted }) => {
    if (persisted) {
      empty();
    }
  });
  page.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      page.location.reload();
    }
  });
}
