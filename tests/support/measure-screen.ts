import type { Page } from "@playwright/test";

export const SIZES = [
  [600, 960],
  [768, 1024],
  [800, 1280],
  [810, 1080],
  [820, 1180],
  [960, 600],
  [1024, 768],
  [1180, 820],
  [1366, 1024],
] as const;
/** Where a client's screens stand, too: the smallest phone. */
export const SMALLEST_PHONE = [320, 568] as const;
/** Those with the least room in each direction; what fits here has more of it on the others. */
export const LEAST_ROOM = [
  [600, 960],
  [800, 1280],
  [960, 600],
  [1024, 768],
] as const;
export const NORMAL = 100;
export const LARGEST = 130;
export const TEXT_SIZES = [NORMAL, 115, LARGEST] as const;

type Measuring = {
  readonly sizes?: readonly (readonly [width: number, height: number])[];
  readonly textSizes?: readonly number[];
  /** Runs in the page before each size is measured. */
  readonly prepare?: () => void;
};

/** What is wrong on the screen as it stands, at nine sizes (or others) and three sizes of its text; the viewport is put back. */
export async function measureEverywhere(
  page: Page,
  screen: string,
  { sizes = SIZES, textSizes = TEXT_SIZES, prepare = () => undefined }: Measuring = {},
): Promise<string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(prepare);
    for (const found of await page.evaluate(measureScreen, [...textSizes])) {
      faults.push(`${screen}, ${width}×${height}, ${found}`);
    }
  }
  await page.setViewportSize(before ?? { width: 1024, height: 768 });
  return faults;
}

/**
 * Runs in the page, once for each size of its text. Nothing may be wider than the screen, nothing be cut off or lie over
 * another, what is hidden must be hidden in a part that scrolls and says so, and what takes focus must be seen whole.
 */
async function measureScreen(textSizes: readonly number[]): Promise<string[]> {
  type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  type Line = { readonly box: Box; readonly of: Element; readonly text: string };
  /** Rounding, and the ink of letters that lean out of their boxes. */
  const SLACK = 2;
  const MOST_LOOKS = 10;
  const faults: string[] = [];
  /** What lies over all else is the screen. */
  const screen = document.querySelector("dialog[open]") ?? document.body;
  const root = document.documentElement;
  // Also for the screen itself: frames of a clock that the test holds come when no layout has.
  const { realFrames } = globalThis as unknown as { realFrames?: typeof requestAnimationFrame };
  globalThis.requestAnimationFrame = realFrames ?? globalThis.requestAnimationFrame;
  const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const clips = (element: Element): boolean => getComputedStyle(element).overflow !== "visible";
  const named = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 30)}"`;
  const isMore = (element: Element): boolean => element.closest("[data-more]") !== null;
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const overlap = (a: Box, b: Box): boolean => {
    const both = meet(a, b);
    return both.right - both.left > SLACK && both.bottom - both.top > SLACK;
  };
  const ancestors = (element: Element): Element[] => {
    const found: Element[] = [];
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      found.push(at);
    }
    return found;
  };
  const seen = (box: Box, of: Element): Box =>
    ancestors(of)
      .filter(clips)
      .reduce((left, one) => meet(left, one.getBoundingClientRect()), box);
  /** Words that only a screen reader gets are clipped to nothing. */
  const forEyes = (element: Element): boolean => ancestors(element).every((one) => getComputedStyle(one).clipPath === "none");
  const shown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && forEyes(element);

  const lines = (): Line[] => {
    const found: Line[] = [];
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const of = node.parentElement;
      if (of === null || (node.textContent ?? "").trim() === "" || !shown(of)) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        // A line's box is taller than its letters.
        const air = (bottom - top) / 5;
        found.push({ box: { left, top: top + air, right, bottom: bottom - air }, of, text: (node.textContent ?? "").trim() });
      }
    }
    return found;
  };

  const checkLines = (all: readonly Line[], say: (what: string) => void): void => {
    for (const { box: whole, of, text } of all) {
      let box = whole;
      const name = `"${text.slice(0, 30)}"`;
      if (box.left < -SLACK || box.right > innerWidth + SLACK) {
        say(`${name} sticks out sideways`);
      }
      let region: Element | null = null;
      for (const around of ancestors(of).filter(clips)) {
        const edge = around.getBoundingClientRect();
        if (box.left < edge.left - SLACK || box.right > edge.right + SLACK) {
          say(`${name} is cut at the side`);
        }
        if (around.hasAttribute("data-scroll-region")) {
          region = around;
          // What an inner part hides is not hidden once more by an outer one.
          const outside = { left: box.left, right: box.right, top: edge.top, bottom: edge.bottom };
          const signs = around.parentElement?.dataset ?? {};
          if (box.bottom > edge.bottom + SLACK && signs["below"] !== "true") {
            say(`${name} is hidden below without a sign`);
          }
          if (box.top < edge.top - SLACK && signs["above"] !== "true") {
            say(`${name} is hidden above without a sign`);
          }
          box = meet(box, outside);
          if (box.bottom - box.top < SLACK) {
            break;
          }
        } else if (region === null && (box.top < edge.top - SLACK || box.bottom > edge.bottom + SLACK)) {
          say(`${name} is cut off`);
        }
      }
      if (region === null && (box.top < -SLACK || box.bottom > innerHeight + SLACK)) {
        say(`${name} lies outside the screen`);
      }
      const card = of.closest("button, label, td, th, li, dd")?.getBoundingClientRect();
      if (
        card !== undefined &&
        (box.left < card.left - SLACK || box.right > card.right + SLACK || box.bottom > card.bottom + SLACK)
      ) {
        say(`${name} spills out of its place`);
      }
    }
    const visible = all.filter(({ of }) => !isMore(of)).map((line) => ({ ...line, box: seen(line.box, line.of) }));
    for (const [position, one] of visible.entries()) {
      for (const other of visible.slice(position + 1)) {
        if (one.of !== other.of && overlap(one.box, other.box)) {
          say(`"${one.text.slice(0, 30)}" and "${other.text.slice(0, 30)}" lie over each other`);
        }
      }
    }
  };

  const checkControls = (say: (what: string) => void): void => {
    const controls = [...screen.querySelectorAll("button, label, textarea")]
      .filter((one) => shown(one) && !isMore(one))
      .map((of) => ({ of, box: seen(of.getBoundingClientRect(), of) }));
    for (const [position, one] of controls.entries()) {
      for (const other of controls.slice(position + 1)) {
        if (!one.of.contains(other.of) && !other.of.contains(one.of) && overlap(one.box, other.box)) {
          say(`${named(one.of)} and ${named(other.of)} lie over each other`);
        }
      }
    }
  };

  const checkRegions = (say: (what: string) => void): void => {
    for (const region of screen.querySelectorAll("[data-scroll-region]")) {
      if (region.scrollWidth > region.clientWidth + 1) {
        say(`a part scrolls sideways by ${region.scrollWidth - region.clientWidth} px`);
      }
      const more = region.parentElement?.querySelector(":scope > div > [data-more]");
      const hides = region.scrollHeight - region.clientHeight - region.scrollTop > 1;
      if (hides !== (more !== null && more !== undefined && shown(more))) {
        say(hides ? "a part goes on below without an arrow" : "an arrow leads nowhere");
      }
      if (region.clientHeight < 120) {
        say(`a part that scrolls is ${region.clientHeight} px high`);
      }
    }
    const sideways = root.scrollWidth - root.clientWidth;
    const down = root.scrollHeight - root.clientHeight;
    if (sideways > 0 || down > 0) {
      say(`the page itself scrolls by ${sideways} × ${down} px`);
    }
  };

  const checkFocus = (say: (what: string) => void): void => {
    for (const one of screen.querySelectorAll<HTMLElement>("button, input, textarea, summary")) {
      if (!shown(one.closest("label") ?? one) || isMore(one)) {
        continue;
      }
      one.focus();
      const card = (one instanceof HTMLInputElement ? (one.closest("label") ?? one) : one).getBoundingClientRect();
      const region = one.closest<HTMLElement>("[data-scroll-region]");
      const place = region?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const hides = region !== null && region.scrollHeight - region.clientHeight - region.scrollTop > 1;
      const arrow = hides ? (region.parentElement?.querySelector("[data-more]")?.getBoundingClientRect().height ?? 0) : 0;
      const fits = card.bottom - card.top <= place.bottom - place.top - arrow;
      if (fits ? card.top < place.top - 1 || card.bottom > place.bottom - arrow + 1 : card.top > place.bottom - arrow) {
        say(`${named(one)} has focus where it can't be seen`);
      }
    }
    (document.activeElement as HTMLElement | null)?.blur();
    for (const region of screen.querySelectorAll("[data-scroll-region]")) {
      region.scrollTop = 0;
    }
  };

  const look = (): Set<string> => {
    const found = new Set<string>();
    const say = (what: string): void => void found.add(what);
    checkLines(lines(), say);
    checkControls(say);
    checkRegions(say);
    checkFocus(say);
    return found;
  };

  const kept = root.style.fontSize;
  for (const size of textSizes) {
    root.style.fontSize = `${size}%`;
    let found = new Set<string>();
    // What counts is what stands: a loaded browser is late to tell of a new size. One frame tells, in the next the content
    // is set closer, and then it can be looked at.
    for (let times = 0; times < MOST_LOOKS && (times === 0 || found.size > 0); times++) {
      await nextFrame();
      await nextFrame();
      await nextFrame();
      found = look();
    }
    faults.push(...[...found].map((what) => `${size} %: ${what}`));
  }
  root.style.fontSize = kept;
  await nextFrame();
  return faults;
}
