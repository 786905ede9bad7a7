import { responseRate } from "../../domain/rates/response-rate.ts";
import { percent } from "../../domain/rates/share.ts";
import { answered, asked } from "../../domain/tally/counts.ts";
import type { ListedRound } from "../../protocol/console/rounds.ts";
import { type FieldworkGroup, totalCounts } from "../field/sums.ts";
import { Card } from "../parts/card.tsx";
import { Table } from "../parts/table.tsx";
import { formatWeekday, formatWeekdayAlone } from "../words/dates.ts";
import { useWords } from "../words/use-words.ts";
import { type Day, daysOfRound, scaleOf } from "./days.ts";
import type { Now } from "./silent.ts";
import styles from "./today.module.css";

type Props = {
  readonly round: Pick<ListedRound, "starts" | "ends">;
  readonly groups: readonly FieldworkGroup[];
  readonly now: Now;
};

/** The round day by day, answered inside asked, with its three figures; and the same as a table. */
export function DaysCard({ round, groups, now: { today } }: Props) {
  const { say, number, percent: percentText, language } = useWords();
  const counts = totalCounts(groups);
  const rate = responseRate(counts);
  const days = daysOfRound(groups, round, today);
  return (
    <Card title={say("today.soFar")}>
      <dl className={styles.figures}>
        <div>
          <dt>{say("today.asked")}</dt>
          <dd data-figure="asked">{number(asked(counts))}</dd>
        </div>
        <div>
          <dt>{say("today.answered")}</dt>
          <dd data-figure="answered">{number(answered(counts))}</dd>
        </div>
        <div>
          <dt>{say("bases.asked")}</dt>
          <dd data-figure="COOP2">{rate.shown ? percentText(percent(rate.value)) : ".."}</dd>
        </div>
      </dl>
      <ul className={styles.key} aria-hidden="true">
        <li>
          <span className={styles.swatchAnswered} /> {say("field.answered")}
        </li>
        <li>
          <span className={styles.swatchAsked} /> {say("field.asked")}
        </li>
      </ul>
      <DaysPicture days={days} />
      <details className={styles.folded}>
        <summary>{say("today.asTable")}</summary>
        <Table
          caption={say("today.daysCaption")}
          columns={[
            { head: say("today.day") },
            { head: say("field.asked"), kind: "number" },
            { head: say("field.answered"), kind: "number" },
          ]}
          rows={days
            .filter(({ when }) => when !== "coming")
            .map((day) => ({
              key: day.date,
              data: { "data-day": day.date },
              cells: [formatWeekday(day.date, language), number(asked(day.counts)), number(answered(day.counts))],
            }))}
        />
      </details>
    </Card>
  );
}

/** Drawn for those who see; the table beside it says the same. */
function DaysPicture({ days }: { readonly days: readonly Day[] }) {
  const { number, language } = useWords();
  const scale = scaleOf(Math.max(1, ...days.map(({ counts }) => asked(counts))));
  const top = scale.at(-1) ?? 1;
  const share = (value: number): string => `${(100 * value) / top}%`;
  return (
    <div className={styles.picture} aria-hidden="true">
      <div className={styles.scale}>
        {scale.map((line) => (
          <span key={line} className={styles.line} style={{ insetBlockEnd: share(line) }}>
            <span>{number(line)}</span>
          </span>
        ))}
      </div>
      <div className={styles.days}>
        {days.map(({ date, counts, when }) => (
          <div key={date} className={styles.day} data-when={when}>
            <div className={styles.column}>
              {when === "coming" ? (
                <span className={styles.coming} />
              ) : (
                <span className={styles.asked} style={{ blockSize: share(asked(counts)) }}>
                  <span className={styles.value}>{number(asked(counts))}</span>
                  <span
                    className={styles.answered}
                    style={{ blockSize: `${(100 * answered(counts)) / Math.max(1, asked(counts))}%` }}
                  >
                    {answered(counts) > 0 && answered(counts) / top > 0.08 && <span>{number(answered(counts))}</span>}
                  </span>
                </span>
              )}
            </div>
            <span className={styles.date}>
              <span>{formatWeekdayAlone(date, language)}</span>
              <span>{Number(date.slice(8))}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
