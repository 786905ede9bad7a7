import { DISPOSITIONS } from "../../../../domain/disposition/disposition.ts";
import { RATE_BASES, type RateName, ratesOf } from "../../../../domain/rates/rates.ts";
import { responseRate } from "../../../../domain/rates/response-rate.ts";
import { percent, type Share } from "../../../../domain/rates/share.ts";
import { answered, asked, type Counts, nonResponse } from "../../../../domain/tally/counts.ts";
import { formatNumber, formatPercent } from "../../../../i18n/numbers.ts";
import { sentenceStart } from "../../../../i18n/sentence-start.ts";
import { useStaff } from "../staff-context.ts";
import styles from "./figures-card.module.css";

type Part = "nonResponse" | "complete" | "answered" | "refused" | "asked";

const PORTS: Readonly<Record<RateName, Part>> = {
  nonResponse: "nonResponse",
  COOP1: "complete",
  COOP2: "answered",
  COOP3: "complete",
  COOP4: "answered",
  RR1: "complete",
  RR2: "answered",
  RR5: "complete",
  RR6: "answered",
  REF1: "refused",
  REF3: "refused",
  CON1: "asked",
  CON3: "asked",
};

/** Every count and every rate, each rate with what it is a share of. */
export function AllFigures({ counts }: { readonly counts: Counts }) {
  const { t, language } = useStaff();
  const heading = (text: string): string => sentenceStart(text, language);
  const sums = { asked: asked(counts), answered: answered(counts), nonResponse: nonResponse(counts) };
  const offered = responseRate(counts);
  // One rate follows a published rule about few respondents: it is the one that others compare.
  const rates = { ...ratesOf(counts), COOP2: offered.shown ? offered.value : null };
  return (
    <>
      <table className={styles.table}>
        <tbody>
          {Object.entries(sums).map(([name, value]) => (
            <tr key={name} data-count={name} data-value={value}>
              <th>{heading(t(`figures.${name as keyof typeof sums}`))}</th>
              <td>
                <b>{formatNumber(value, language)}</b>
              </td>
            </tr>
          ))}
          <tr data-dispositions={DISPOSITIONS.map((letter) => `${letter}=${counts[letter]}`).join(" ")}>
            <th colSpan={2}>
              <bdi>{DISPOSITIONS.map((letter) => `${letter} ${counts[letter]}`).join(" · ")}</bdi>
            </th>
          </tr>
          {(Object.entries(rates) as [RateName, Share | null][]).map(([name, rate]) => (
            <tr key={name} data-rate={name} data-value={rate === null ? "" : (percent(rate) ?? "")}>
              <th>
                {heading(
                  t("figures.labelled", { part: t(`figures.part.${PORTS[name]}`), base: t(`figures.base.${RATE_BASES[name]}`) }),
                )}{" "}
                {name !== "nonResponse" && <bdi className={styles.soft}>{name}</bdi>}
              </th>
              <td>
                <b>{rate === null ? ".." : formatPercent(percent(rate), language)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t("figures.letters")}</p>
    </>
  );
}
