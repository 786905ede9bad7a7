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
  const difference = differenceInside(share, beside.share);
  if (difference === null) {
    return <span className={styles.base}>{say("results.notCompared")}</span>;
  }
  return (
    <span className={styles.base} data-certain={String(difference.certain)}>
      {say("results.against", { points: signed(difference), what: against })} <Certainty of={difference} />
    </span>
  );
}

export function Certainty({ of: { certain } }: { readonly of: Differing }) {
  const { say } = useWords();
  return <span className={certain ? styles.certain : ""}>{say(certain ? "results.certain" : "results.uncertain")}</span>;
}

/** Null where one of the two may not be shown. */
export function differenceInside(one: Shown<Share>, other: Shown<Share>): Differing | null {
  return one.shown && other.shown ? differenceOf(one.value, other.value) : null;
}

/** In whole percentage points, with its sign: `+6`, `−1`, `0`. */
export function signed({ points }: Differing): string {
  const whole = Math.round(Math.abs(points)) * Math.sign(points);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}
