import { type Disposition } from "../../../../domain/disposition/disposition.ts";
import { share, wholePercent } from "../../../../domain/rates/share.ts";
import { asked, type Counts } from "../../../../domain/tally/counts.ts";
import { formatNumber, formatPercent } from "../../../../i18n/numbers.ts";
import { sentenceStart } from "../../../../i18n/sentence-start.ts";
import { TallyStrokes } from "../../../../ui/tally-strokes.tsx";
import { useStaff } from "../staff-context.ts";
import styles from "./figures-card.module.css";

type Word = "answered" | "partly" | "saidNo" | "couldNot" | "notAsked" | "leftEarly" | "notEligible";

const ROWS: readonly { readonly disposition: Disposition; readonly word: Word; readonly colour: string }[] = [
  { disposition: "I", word: "answered", colour: "var(--answered)" },
  { disposition: "P", word: "partly", colour: "var(--partly)" },
  { disposition: "R", word: "saidNo", colour: "var(--said-no)" },
  { disposition: "O", word: "couldNot", colour: "var(--could-not)" },
];

const OUTSIDE: readonly { readonly disposition: Disposition; readonly word: Word }[] = [
  { disposition: "NC", word: "notAsked" },
  { disposition: "UO", word: "leftEarly" },
  { disposition: "NE", word: "notEligible" },
];

/** More strokes than this say nothing that the figures don't. */
const MOST_STROKES = 200;

/** What happened to the people who were asked: a strip, its table, and the strokes themselves. */
export function OutcomeFigures({ counts }: { readonly counts: Counts }) {
  const { t, language } = useStaff();
  const heading = (text: string): string => sentenceStart(text, language);
  const of = asked(counts);
  return (
    <>
      <div className={styles.strip} aria-hidden="true">
        {ROWS.filter(({ disposition }) => counts[disposition] > 0).map(({ disposition, colour }) => (
          <i key={disposition} style={{ flex: counts[disposition], background: colour }} />
        ))}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{heading(t("figures.outcomes"))}</th>
            <th>{heading(t("figures.count"))}</th>
            <th>{heading(t("figures.ofAskedColumn"))}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ disposition, word, colour }) => (
            <tr key={disposition}>
              <th>
                <i className={styles.key} style={{ background: colour }} />
                {heading(t(`figures.${word}`))}
              </th>
              <td>
                <b>{formatNumber(counts[disposition], language)}</b>
              </td>
              <td className={styles.soft}>{formatPercent(wholePercent(share(counts[disposition], of)), language, 0)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th>{heading(t("figures.asked"))}</th>
            <td>
              <b data-figure="asked" data-value={of}>
                {formatNumber(of, language)}
              </b>
            </td>
            <td className={styles.soft} />
          </tr>
          {OUTSIDE.filter(({ disposition }) => counts[disposition] > 0).map(({ disposition, word }) => (
            <tr key={disposition} className={styles.soft}>
              <th>{heading(t(`figures.${word}`))}</th>
              <td>{formatNumber(counts[disposition], language)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {of > 0 && of <= MOST_STROKES && <Strokes counts={counts} />}
      <p className={styles.note}>{t("figures.explain")}</p>
    </>
  );
}

function Strokes({ counts }: { readonly counts: Counts }) {
  return (
    <div className={styles.strokes} data-strokes="" aria-hidden="true">
      {ROWS.flatMap(({ disposition, colour }) =>
        Array.from({ length: Math.ceil(counts[disposition] / 5) }, (_, group) => (
          <span key={`${disposition}${group}`} style={{ color: colour }}>
            <TallyStrokes count={Math.min(5, counts[disposition] - group * 5)} size={26} />
          </span>
        )),
      )}
    </div>
  );
}
