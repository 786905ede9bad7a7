import type { Interval } from "../../domain/rates/share.ts";
import styles from "./bars.module.css";

type Props = {
  /** Per cent of the track; null draws a hatched track, for what may not be shown. */
  readonly value: number | null;
  readonly interval?: Interval | null;
  readonly tone?: "pine" | "brick" | "stone";
  readonly thin?: boolean;
};

/** A picture of a number that always stands beside it in words, so it is silent for screen readers. */
export function Bar({ value, interval = null, tone = "pine", thin = false }: Props) {
  const track = [styles.track, thin ? styles.thin : "", value === null ? styles.hidden : ""].join(" ");
  return (
    <span className={track} aria-hidden="true">
      {value !== null && (
        <span className={[styles.fill, tone === "pine" ? "" : styles[tone]].join(" ")} style={{ inlineSize: `${value}%` }} />
      )}
      {interval !== null && (
        <span
          className={styles.whisker}
          style={{ insetInlineStart: `${interval.low}%`, inlineSize: `${interval.high - interval.low}%` }}
        />
      )}
    </span>
  );
}
