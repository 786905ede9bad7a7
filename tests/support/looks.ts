import type { Page } from "@playwright/test";

const MOST_LOOKS = 10;

/**
 * What one of the two below finds on the page when all has come to rest: what follows a new size of the text is set some
 * frames after it. Needs `joinRound`'s real frames.
 */
export async function whatStands(page: Page, find: (least: number) => string[], least: number): Promise<string[]> {
  let found: string[] = [];
  for (let times = 0; times < MOST_LOOKS && (times === 0 || found.length > 0); times++) {
    await page.evaluate(async () => {
      const { realFrames } = globalThis as unknown as { realFrames: typeof requestAnimationFrame };
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((resolve) => realFrames(resolve));
      }
    });
    found = await page.evaluate(find, least);
  }
  return found;
}

/** Runs in the page: texts with less contrast to what lies behind them than `least` to 1 (WCAG 2's relative luminance). */
export function faintTexts(least: number): string[] {
  type Colour = { readonly parts: readonly number[]; readonly opacity: number };
  const screen = document.querySelector("dialog[open]") ?? document.body;
  const read = (colour: string): Colour => {
    if (!/^rgba?\(/.test(colour)) {
      throw new Error(`not a colour to reckon with: ${colour}`);
    }
    const [r = 0, g = 0, b = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { parts: [r, g, b], opacity };
  };
  const over = (above: Colour, below: readonly number[]): readonly number[] =>
    above.parts.map((part, at) => part * above.opacity + (below[at] ?? 0) * (1 - above.opacity));
  const luminance = (colour: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = colour.map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): readonly number[] =>
    element === null
      ? [255, 255, 255]
      : over(
          read(getComputedStyle(element).backgroundColor),
          element.matches("dialog") ? [255, 255, 255] : behind(element.parentElement),
        );
  const opacityOf = (element: Element | null): number =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const found = new Set<string>();
  const weigh = (of: Element, text: string, colour: string): void => {
    if (text.trim() === "" || !of.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
      return;
    }
    const ground = behind(of);
    const { parts, opacity } = read(colour);
    const [one, other] = [luminance(over({ parts, opacity: opacity * opacityOf(of) }, ground)), luminance(ground)];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < least) {
      found.add(`"${text.trim().slice(0, 30)}" ${contrast.toFixed(1)}:1`);
    }
  };
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement !== null) {
      weigh(node.parentElement, node.textContent ?? "", getComputedStyle(node.parentElement).color);
    }
  }
  for (const field of screen.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "textarea, input:not([type=radio], [type=checkbox])",
  )) {
    weigh(field, field.value, getComputedStyle(field).color);
    weigh(field, field.placeholder, getComputedStyle(field, "::placeholder").color);
  }
  return [...found];
}

/** Runs in the page: what a finger is to hit and is less than `least` px wide or high. A link in running text is as high as its line. */
export function smallTargets(least: number): string[] {
  const screen = document.querySelector("dialog[open]") ?? document.body;
  return [...screen.querySelectorAll("button, label, summary, textarea, a[href], [role=button]")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).display !== "inline")
    .map((one) => ({ name: one.textContent || (one.getAttribute("aria-label") ?? ""), box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
    .map(({ name, box }) => `${name.slice(0, 30)} ${Math.round(box.width)}×${Math.round(box.height)}`);
}
