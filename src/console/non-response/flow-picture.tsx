import { answered, asked, type Counts, seen } from "../../domain/tally/counts.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./non-response.module.css";

const HEIGHT = 260;
/** So that few people can be seen, too. */
const LEAST = 5;
const GAP = 46;

/**
 * Picture A: everybody who was seen, from the door to the answer. Heights are true to scale, and each end has a colour, a
 * pattern and words. The table of dispositions says the same.
 */
export function FlowPicture({ counts }: { readonly counts: Counts }) {
  const { say, number } = useWords();
  const all = seen(counts) + counts.NE;
  if (all === 0) {
    return null;
  }
  const high = (value: number): number => (value === 0 ? 0 : Math.max(LEAST, (value / all) * HEIGHT));
  const middle = stacked(
    [asked(counts), counts.NC, counts.UO, counts.NE].map((value) => ({ value, height: high(value) })),
    18,
  );
  const right = stacked(
    [answered(counts), counts.R, counts.O].map((value) => ({ value, height: high(value) })),
    18,
  );
  const ends = ["answered", "refused", "unable"] as const;
  const stubs = ["asked", "missed", "left", "notEligible"] as const;
  const bottom = Math.max(...[...middle, ...right].map(({ end }) => end), HEIGHT) + GAP;
  return (
    <svg className={styles.flow} viewBox={`-40 0 800 ${bottom}`} role="img" aria-label={say("analysis.flow.label")}>
      <defs>
        <pattern id="flow-refused" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className={styles.fillRefused} />
          <path d="M0 0v8" className={styles.lineOn} />
        </pattern>
        <pattern id="flow-unable" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" className={styles.fillUnable} />
          <circle cx="4" cy="4" r="1.4" className={styles.dotOn} />
        </pattern>
      </defs>
      <rect x="130" y="0" width="18" height={HEIGHT} className={styles.fillAll} />
      <Label x={118} y={HEIGHT / 2} anchor="end" value={number(all)} text={say("analysis.flow.all")} />
      {middle.map(({ value, start, end }, position) => {
        const stub = stubs[position];
        return value === 0 || stub === undefined ? null : (
          <g key={stub}>
            <Stream from={[148, offsetOf(middle, position)]} to={[380, start]} height={end - start} tone={styles.streamSeen} />
            <rect
              x="380"
              y={start}
              width="18"
              height={end - start}
              className={position === 0 ? styles.fillAsked : styles.fillOutside}
            />
            {position === 0 ? (
              <Label x={408} y={start + 30} anchor="start" value={number(value)} text={say("analysis.flow.asked")} />
            ) : (
              <Label x={408} y={(start + end) / 2} anchor="start" value={number(value)} text={say(`analysis.flow.${stub}`)} />
            )}
          </g>
        );
      })}
      {right.map(({ value, start, end }, position) => {
        const name = ends[position];
        return value === 0 || name === undefined ? null : (
          <g key={name}>
            <Stream
              from={[398, offsetOf(right, position)]}
              to={[570, start]}
              height={end - start}
              tone={[styles.streamAnswered, styles.streamRefused, styles.streamUnable][position]}
            />
            <rect
              x="570"
              y={start}
              width="18"
              height={end - start}
              {...(position === 0 ? { className: styles.fillAnswered } : { fill: `url(#flow-${name})` })}
            />
            <Label x={598} y={(start + end) / 2} anchor="start" value={number(value)} text={say(`analysis.flow.${name}`)} />
          </g>
        );
      })}
    </svg>
  );
}

type Part = { readonly value: number; readonly height: number };

/** One under the other, with room for words between them. */
function stacked(parts: readonly Part[], gap: number): readonly (Part & { readonly start: number; readonly end: number })[] {
  let at = 0;
  return parts.map((part) => {
    const start = at;
    const end = start + part.height;
    at = part.value === 0 ? at : Math.max(end + gap, start + GAP);
    return { ...part, start, end };
  });
}

/** Where the stream of a part leaves the bar before it: without gaps. */
function offsetOf(parts: readonly Part[], position: number): number {
  return parts.slice(0, position).reduce((sum, { height }) => sum + height, 0);
}

type StreamProps = {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly height: number;
  readonly tone: string | undefined;
};

function Stream({ from: [x, y], to: [toX, toY], height, tone }: StreamProps) {
  const half = (x + toX) / 2;
  const path = `M${x} ${y}C${half} ${y} ${half} ${toY} ${toX} ${toY}v${height}C${half} ${toY + height} ${half} ${y + height} ${x} ${y + height}z`;
  return <path d={path} className={tone} />;
}

type LabelProps = {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly value: string;
  readonly text: string;
};

function Label({ x, y, anchor, value, text }: LabelProps) {
  return (
    <text x={x} y={y + 2} textAnchor={anchor} className={styles.label}>
      <tspan className={styles.labelValue}>{value}</tspan>
      <tspan x={x} dy="16">
        {text}
      </tspan>
    </text>
  );
}
