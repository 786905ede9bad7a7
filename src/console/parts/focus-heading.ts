/** To the top of the screen, for eyes and ears, when what one acted on is replaced by something else. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus();
}
