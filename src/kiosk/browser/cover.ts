/**
 * A page that goes out of sight shows nothing from that moment on: neither in the system's picture of open apps, nor in
 * the first moment after waking up. It is uncovered with the first frame after it came back, when whoever measures
 * silence has seen how long it was away.
 */
export function coverWhileAway(): void {
  const cover = (): void => {
    document.body.style.opacity = "0";
  };
  const uncover = (): void => {
    requestAnimationFrame(() => {
      if (document.visibilityState === "visible") {
        document.body.style.opacity = "";
      }
    });
  };
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? uncover() : cover()));
  addEventListener("pagehide", cover);
  addEventListener("pageshow", uncover);
}
