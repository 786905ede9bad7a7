import { ratesOf } from "../../domain/rates/rates.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent, wilsonInterval } from "../../domain/rates/share.ts";
import { answered, asked, type Counts, nonResponse } from "../../domain/tally/counts.ts";
import { Panel, Remark } from "../parts/card.tsx";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./field.module.css";

/** The three counts that every other figure comes from, and the two shares, each with what it is of. */
export function KeyFigures({ counts, updated }: { readonly counts: Counts; readonly updated: string }) {
  const { say, number, percent: percentText } = useWords();
  const intervalText = useIntervalText();
  const rates = ratesOf(counts);
  const response = responseRate(counts);
  return (
    <Panel label={say("field.keyFigures")}>
      <dl className={styles.big}>
        <div className={styles.figure}>
          <dt>{say("field.asked")}</dt>
          <dd data-figure="asked">{number(asked(counts))}</dd>
          <dd className={styles.of}>{say("field.askedOf")}</dd>
        </div>
        <div className={styles.figure}>
          <dt>{say("field.answered")}</dt>
          <dd data-figure="answered">{number(answered(counts))}</dd>
          <dd className={styles.of}>{say("field.answeredOf")}</dd>
        </div>
        <div className={styles.figure}>
          <dt>{say("field.nonResponse")}</dt>
          <dd data-figure="nonResponse">{number(nonResponse(counts))}</dd>
          <dd className={styles.of}>
            <span data-figure="nonResponseRate">{percentText(percent(rates.nonResponse))}</span> {say("bases.asked")}
          </dd>
        </div>
        <div className={styles.figure}>
          <dt>{say("field.responseRate")}</dt>
          <dd data-figure="COOP2">{response.shown ? percentText(percent(response.value)) : ".."}</dd>
          <dd className={styles.of}>
            {say("bases.asked")}
            {response.shown && response.value.of > 0 && (
              <span className={styles.interval}>
                {say("field.interval", { interval: intervalText(wilsonInterval(response.value)) })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <Remark>
        {response.shown ? say("field.rateCodes") : say("field.rateHidden")} {updated}
      </Remark>
    </Panel>
  );
}
