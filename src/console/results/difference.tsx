import type { Shown } from "../../domain/disclosure/reader.ts";
import { type Difference as Differing, differenceOf } from "../../domain/rates/difference.ts";
import type { Share } from "../../domain/rates/share.ts";
import { useWords } from "../words/use-words.ts";
import type { Beside } from "./against.ts";
import styles from "./results.module.css";

type Props = { readonly share: Shown<Share>; readonly beside: Beside; readonly against: string };

/** How much more or less than what it is compared with, and whether chance alone would hardly do that. */
export function Difference({ share, beside, against }: Props) {
  const { say } = useWords();
  const points = pointsBetween(share, beside);
  const certainty = certaintyOf(share, beside);
  return (
    <span className={styles.base} data-certain={certainty}>
      {points !== null && `${say("results.against", { points: signed(points), what: against })} `}
      <Certainty of={certainty} />
    </span>
  );
}

/** `not-tested`: no answers to test it with. The others say why there is nothing to compare. */
export type Verdict = "certain" | "uncertain" | "notTested" | "notCompared" | "notAsked" | "notPublished";

export function Certainty({ of }: { readonly of: Verdict }) {
  const { say } = useWords();
  return <span className={of === "certain" ? styles.certain : ""}>{say(`results.${of}`)}</span>;
}

export function certaintyOf(share: Shown<Share>, beside: Beside): Verdict {
  switch (beside.kind) {
    case "none":
      return beside.why === "not-asked" ? "notAsked" : "notPublished";
    case "published":
      return share.shown ? "notTested" : "notCompared";
    case "share": {
      const difference = tested(share, beside.share);
      return difference === null ? "notCompared" : difference.certain ? "certain" : "uncertain";
    }
  }
}

/** In percentage points, not rounded; null where one of the two may not be shown, or is not there. */
export function pointsBetween(share: Shown<Share>, beside: Beside): number | null {
  switch (beside.kind) {
    case "none":
      return null;
    case "published":
      return share.shown ? percentage(share.value) - beside.percent : null;
    case "share":
      return share.shown && beside.share.shown ? percentage(share.value) - percentage(beside.share.value) : null;
  }
}

/** What is shown has at least ten behind it. */
function percentage({ part, of }: Share): number {
  return (100 * part) / of;
}

function tested(one: Shown<Share>, other: Shown<Share>): Differing | null {
  return one.shown && other.shown ? differenceOf(one.value, other.value) : null;
}

/** In whole percentage points, rounded once and away from zero, with its sign: `+6`, `−1`, `0`. */
export function signed(points: number): string {
  const whole = Math.round(Math.abs(points)) * Math.sign(points);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}
