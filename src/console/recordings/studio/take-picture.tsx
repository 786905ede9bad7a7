import { useMemo } from "react";
import { envelopeOf } from "../voice/level.ts";
import type { Spoken } from "../voice/prepare-sound.ts";
import { spokenSpan } from "../voice/trim-silence.ts";
import styles from "./studio.module.css";

const BARS = 90;
const HEIGHT = 56;
const PITCH = 6;

/** What was recorded, with the silence that was cut off at its ends. Seen only: how long it is stands beside it in words. */
export function TakePicture({ of: { samples, perSecond } }: { readonly of: Spoken }) {
  const { peaks, span } = useMemo(() => {
    const found = spokenSpan(samples, perSecond) ?? { start: 0, end: 0 };
    const heights = envelopeOf(samples, BARS);
    const highest = Math.max(...heights, Number.MIN_VALUE);
    const share = (position: number): number => (position / Math.max(1, samples.length)) * BARS * PITCH;
    return { peaks: heights.map((height) => height / highest), span: { start: share(found.start), end: share(found.end) } };
  }, [samples, perSecond]);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${BARS * PITCH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.cut} x={0} y={0} width={span.start} height={HEIGHT} />
      <rect className={styles.cut} x={span.end} y={0} width={Math.max(0, BARS * PITCH - span.end)} height={HEIGHT} />
      {peaks.map((peak, bar) => {
        const height = Math.max(2, peak * (HEIGHT - 8));
        const x = bar * PITCH + 1.5;
        const spoken = x >= span.start && x < span.end;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
          <rect key={bar} data-spoken={spoken} x={x} y={(HEIGHT - height) / 2} width={3} height={height} rx={1.5} />
        );
      })}
    </svg>
  );
}
