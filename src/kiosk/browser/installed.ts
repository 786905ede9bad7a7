/** Whether the page was started from the home screen. iPadOS had a word of its own for it before browsers agreed on one. */
export function isInstalled(): boolean {
  const ownWindow = ["standalone", "fullscreen", "minimal-ui"].some((mode) => matchMedia(`(display-mode: ${mode})`).matches);
  return ownWindow || (navigator as { readonly standalone?: boolean }).standalone === true;
}
