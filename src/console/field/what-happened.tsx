import type { Disposition } from "../../domain/disposition/disposition.ts";
import { percent, share } from "../../domain/rates/share.ts";
import { type Counts, seen } from "../../domain/tally/counts.ts";
import { Card, Remark } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./field.module.css";

/** Everyone who was seen, in the order of the strip; whoever is not eligible stands outside of it. */
const IN_STRIP = ["I", "P", "R", "O", "NC", "UO"] as const satisfies readonly Disposition[];

export function WhatHappened({ counts }: { readonly counts: Counts }) {
  const { say, number, percent: percentText } = useWords();
  const all = seen(counts);
  return (
    <Card title={say("field.whatHappened")} aside={say("common.people", { count: all })}>
      <div className={styles.strip} aria-hidden="true">
        {IN_STRIP.filter((code) => counts[code] > 0).map((code) => (
          <span key={code} className={styles[code]} style={{ flexGrow: counts[code] }} />
        ))}
      </div>
      <ul className={styles.key}>
        {IN_STRIP.map((code) => (
          <li key={code}>
            <span className={[styles.swatch, styles[code]].join(" ")} aria-hidden="true" />
            <span>{say(`dispositions.${code}`)}</span>
            <span className={styles.number} data-figure={code}>
              {number(counts[code])}
            </span>
            <span className={styles.share}>{percentText(percent(share(counts[code], all)))}</span>
          </li>
        ))}
        <li className={styles.outside}>
          <span className={[styles.swatch, styles.NE].join(" ")} aria-hidden="true" />
          <span>{say("dispositions.NE")}</span>
          <span className={styles.number} data-figure="NE">
            {number(counts.NE)}
          </span>
          <span className={styles.share} />
        </li>
      </ul>
      <Remark>{say("field.whatHappenedNote")}</Remark>
    </Card>
  );
}
