import { useWords } from "../../words/use-words.ts";
import { type Level, LOUD_DB, placeOnMeter, QUIET_DB, type Strength } from "../voice/level.ts";
import styles from "./studio.module.css";

const BARS = Array.from({ length: 40 }, (_, bar) => bar);
const FRAME = { from: placeOnMeter(QUIET_DB), to: placeOnMeter(LOUD_DB) };

/** How loud it is now, and the frame in which a voice is right. `strength` is what the words beside it say. */
export function LevelMeter({ level, strength }: { readonly level: Level; readonly strength: Strength | null }) {
  const { say } = useWords();
  const now = placeOnMeter(level.now);
  const inFrame = (bar: number): boolean => bar / BARS.length >= FRAME.from && bar / BARS.length < FRAME.to;
  return (
    <div
      className={styles.meter}
      role="meter"
      aria-label={say("studio.meter")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(now * 100)}
      {...(strength === null ? {} : { "aria-valuetext": say(`studio.now.${strength}`) })}
    >
      {BARS.map((bar) => (
        <i key={bar} data-lit={bar / BARS.length < now} data-right={inFrame(bar)} />
      ))}
      <b style={{ insetInlineStart: `${FRAME.from * 100}%`, inlineSize: `${(FRAME.to - FRAME.from) * 100}%` }} />
    </div>
  );
}
