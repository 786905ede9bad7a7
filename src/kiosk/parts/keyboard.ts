/** What hides less than this of the page is a toolbar and no keyboard. */
const LEAST_KEYBOARD_PX = 120;
/** A page that somebody has made larger with two fingers shows less of itself, too. */
const MOST_ZOOM = 1.05;

/**
 * Keeps the screen above the tablet's keyboard, which covers the page without making it smaller: sets `--view-top` and
 * `--view-height` to what can be seen, marks the page with `data-keyboard`, and brings the field in use into sight.
 * Called once, by the page's root.
 */
export function watchKeyboard(): void {
  const view = globalThis.visualViewport;
  if (view === null || view === undefined) {
    return;
  }
  const page = document.documentElement;
  const follow = (): void => {
    const raised = view.scale < MOST_ZOOM && page.clientHeight - view.height > LEAST_KEYBOARD_PX;
    if (!raised) {
      delete page.dataset.keyboard;
      page.style.removeProperty("--view-top");
      page.style.removeProperty("--view-height");
      return;
    }
    page.dataset.keyboard = "";
    page.style.setProperty("--view-top", `${view.offsetTop}px`);
    page.style.setProperty("--view-height", `${view.height}px`);
    requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: "nearest" }));
  };
  view.addEventListener("resize", follow);
  view.addEventListener("scroll", follow);
}
