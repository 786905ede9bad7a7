import { useLayoutEffect, useState } from "react";
import type { Session } from "../../../browser/browser.ts";

export const TEXT_SIZES = ["normal", "larger", "largest"] as const;
export const CONTRASTS = ["plain", "more"] as const;
export const HANDS = ["left", "both", "right"] as const;

export type Comfort = {
  readonly text: (typeof TEXT_SIZES)[number];
  /** Null: what the tablet itself is set to. */
  readonly contrast: (typeof CONTRASTS)[number] | null;
  /** By the sides of the screen, whichever way one reads. */
  readonly hand: (typeof HANDS)[number];
};

/** What a screen of the client's needs to show how it can be set, and to set it. */
export type ComfortControl = { readonly now: Comfort; readonly become: (comfort: Comfort) => void };

const UNSET: Comfort = { text: "normal", contrast: null, hand: "both" };
const HANDED_ON = "streck.comfort";

/** As the page's style sheets read it; what is not set leaves no attribute. */
function dress({ dataset }: HTMLElement, { text, contrast, hand }: Comfort): void {
  for (const [name, value] of [
    ["text", text === UNSET.text ? null : text],
    ["contrast", contrast],
    ["hand", hand === UNSET.hand ? null : hand],
  ] as const) {
    if (value === null) {
      delete dataset[name];
    } else {
      dataset[name] = value;
    }
  }
}

/**
 * How one client has set her screens: in memory and on the page's root, nowhere else, and gone with her side of the tablet.
 * While `covered` by the assistant's it is not worn. `first`: what the page before has handed on.
 */
export function useComfort(covered: boolean, first: Comfort | null = null): ComfortControl {
  const [now, become] = useState(first ?? UNSET);
  useLayoutEffect(() => {
    const page = document.documentElement;
    dress(page, covered ? UNSET : now);
    return () => dress(page, UNSET);
  }, [now, covered]);
  return { now, become };
}

/** The page goes to make place for a fresh one, which thanks her: in letters that she can read. */
export function handOnComfort(session: Session, { text, contrast, hand }: Comfort): void {
  session.write(HANDED_ON, [text, contrast ?? "", hand].join(" "));
}

/** What the page before has handed on. Once, and only at once: whoever comes later begins like everyone else. */
export function takeComfort(session: Session): Comfort | null {
  const handed = session.read(HANDED_ON);
  session.write(HANDED_ON, null);
  const [text, contrast, hand] = handed?.split(" ") ?? [];
  return handed === null
    ? null
    : {
        text: TEXT_SIZES.find((one) => one === text) ?? UNSET.text,
        contrast: CONTRASTS.find((one) => one === contrast) ?? null,
        hand: HANDS.find((one) => one === hand) ?? UNSET.hand,
      };
}
