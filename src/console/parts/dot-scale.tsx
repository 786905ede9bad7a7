import type { Interval } from "../../domain/rates/share.ts";
import styles from "./dot-scale.module.css";

/** Without an interval where none is known of it. */
export type Dot = { readonly value: number; readonly interval: Interval | null };
type Props = {
  /** Null where it may not be shown: the lane is hatched. */
  readonly dot: Dot | null;
  /** A ring on a lane below, for what it is compared with. */
  readonly ring?: Dot | null;
  /** A line across both lanes, for what has no uncertainty of its own. */
  readonly line?: number | null;
};

const TICKS = [0, 25, 50, 75, 100];

/**
 * A per cent as a dot in its interval, on a scale from 0 to 100 that never moves, so that a filter shows as movement. The same
 * numbers always stand beside it in words, so that it is silent for screen readers.
 */
export function DotScale({ dot, ring = null, line = null }: Props) {
  return (
    <span className={styles.scale} aria-hidden="true">
      {TICKS.map((tick) => (
        <span key={tick} className={styles.tick} style={{ insetInlineStart: `${tick}%` }} />
      ))}
      <Lane of={dot} look="dot" />
      {ring !== null && <Lane of={ring} look="ring" />}
      {line !== null && <span className={styles.line} style={{ insetInlineStart: `${line}%` }} />}
    </span>
  );
}

/** The scale's figures, once above all rows. */
export function ScaleHead() {
  return (
    <span className={styles.head} aria-hidden="true">
      {TICKS.map((tick) => (
        <span key={tick} style={{ insetInlineStart: `${tick}%` }}>
          {tick}
        </span>
      ))}
    </span>
  );
}

/** What a dot or a ring looks like, for the line that says what it stands for. */
export function DotSign({ look }: { readonly look: "dot" | "ring" | "line" }) {
  return (
    <span className={styles.sign} aria-hidden="true">
      {look === "line" ? (
        <span className={styles.lane}>
          <span className={styles.line} style={{ insetInlineStart: "50%" }} />
        </span>
      ) : (
        <Lane of={{ value: 50, interval: { low: 0, high: 100 } }} look={look} />
      )}
    </span>
  );
}

function Lane({ of, look }: { readonly of: Dot | null; readonly look: "dot" | "ring" }) {
  if (of === null) {
    return <span className={styles.hidden} />;
  }
  const { interval } = of;
  return (
    <span className={[styles.lane, styles[look]].join(" ")}>
      {interval !== null && (
        <span
          className={styles.interval}
          style={{ insetInlineStart: `${interval.low}%`, inlineSize: `${interval.high - interval.low}%` }}
        />
      )}
      <span className={styles.point} style={{ insetInlineStart: `${of.value}%` }} />
    </span>
  );
}
