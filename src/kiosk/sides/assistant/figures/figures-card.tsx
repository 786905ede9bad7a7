import { useState } from "react";
import { percent, share, wholePercent } from "../../../../domain/rates/share.ts";
import { answered, asked, type Counts, nonResponse } from "../../../../domain/tally/counts.ts";
import { type Figures, NO_FIGURES } from "../../../../domain/tally/figures.ts";
import { figuresOfDay, figuresOfRound, figuresOfShift, type Tally } from "../../../../domain/tally/tally.ts";
import { localeOf } from "../../../../i18n/locales.ts";
import { formatNumber, formatPercent } from "../../../../i18n/numbers.ts";
import { sentenceStart } from "../../../../i18n/sentence-start.ts";
import type { CivilDate } from "../../../../kernel/calendar.ts";
import { unreachable } from "../../../../kernel/exhaustive.ts";
import type { ShiftId } from "../../../../kernel/ids.ts";
import { Chips } from "../../../../ui/chips.tsx";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { useStaff } from "../staff-context.ts";
import { reasonWords } from "../tally/outcome-words.ts";
import { AllFigures } from "./all-figures.tsx";
import styles from "./figures-card.module.css";
import { OutcomeFigures } from "./outcome-figures.tsx";

const SCOPES = ["shift", "day", "round"] as const;
const VIEWS = ["outcomes", "languages", "reasons", "all"] as const;
type Scope = (typeof SCOPES)[number];
type View = (typeof VIEWS)[number];

/** Asked, answered and non-response as they are now, from the tablet's own ledger: always true, always offline. */
export function FiguresCard() {
  const { t, state, tablet } = useStaff();
  const [scope, setScope] = useState<Scope>("shift");
  const [view, setView] = useState<View>("outcomes");
  const figures = figuresIn(scope, state.tally, state.shift?.id ?? null, tablet.ports.clock.today());
  return (
    <section className={styles.card} aria-labelledby="figures">
      <h2 id="figures">{t("figures.title")}</h2>
      <Chips
        label={t("figures.scope")}
        options={SCOPES.map((value) => ({ value, text: t(`figures.${value}`) }))}
        chosen={scope}
        onChoose={setScope}
      />
      <Headline counts={figures.counts} />
      <Chips
        label={t("figures.view")}
        options={VIEWS.map((value) => ({ value, text: t(`figures.${value}`) }))}
        chosen={view}
        onChoose={setView}
      />
      <div className={styles.place}>
        <ScrollRegion key={view} label={t(`figures.${view}`)} more={t("more")} small>
          <div className={styles.figures}>
            {view === "outcomes" && <OutcomeFigures counts={figures.counts} />}
            {view === "languages" && <LanguageFigures byLanguage={figures.byLanguage} />}
            {view === "reasons" && <ReasonFigures reasons={figures.reasons} />}
            {view === "all" && <AllFigures counts={figures.counts} />}
            <p className={styles.note}>{t("figures.internal")}</p>
          </div>
        </ScrollRegion>
      </div>
    </section>
  );
}

function figuresIn(scope: Scope, tally: Tally, shiftId: ShiftId | null, today: CivilDate): Figures {
  switch (scope) {
    case "shift":
      return shiftId === null ? NO_FIGURES : figuresOfShift(tally, shiftId);
    case "day":
      return figuresOfDay(tally, today);
    case "round":
      return figuresOfRound(tally);
    default:
      return unreachable(scope);
  }
}

function Headline({ counts }: { readonly counts: Counts }) {
  const { t, language } = useStaff();
  const part = nonResponse(counts);
  const of = asked(counts);
  return (
    <div className={styles.big}>
      <b data-figure="nonResponse-rate">{formatPercent(percent(share(part, of)), language)}</b>
      <span>
        {t("figures.nonResponse")}
        <br />
        {of === 0
          ? t("figures.nobody")
          : t("figures.ofAsked", { part: formatNumber(part, language), of: formatNumber(of, language) })}
      </span>
    </div>
  );
}

function LanguageFigures({ byLanguage }: Pick<Figures, "byLanguage">) {
  const { t, language } = useStaff();
  const heading = (text: string): string => sentenceStart(text, language);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{heading(t("figures.language"))}</th>
          <th>{heading(t("figures.asked"))}</th>
          <th>{heading(t("figures.answered"))}</th>
          <th>{heading(t("figures.nonResponse"))}</th>
          <th>{heading(t("figures.ofAskedColumn"))}</th>
        </tr>
      </thead>
      <tbody>
        {[...byLanguage]
          .filter(([, counts]) => asked(counts) > 0)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, counts]) => (
            <tr key={code} data-language={code}>
              <th>{code === "" ? heading(t("figures.unknownLanguage")) : <bdi lang={code}>{localeOf(code).name}</bdi>}</th>
              <td>{formatNumber(asked(counts), language)}</td>
              <td>{formatNumber(answered(counts), language)}</td>
              <td>
                <b>{formatNumber(nonResponse(counts), language)}</b>
              </td>
              <td className={styles.soft}>
                {formatPercent(wholePercent(share(nonResponse(counts), asked(counts))), language, 0)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function ReasonFigures({ reasons }: Pick<Figures, "reasons">) {
  const { t, language } = useStaff();
  const heading = (text: string): string => sentenceStart(text, language);
  if (reasons.size === 0) {
    return <p className={styles.note}>{t("figures.noRefusals")}</p>;
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{heading(t("figures.reason"))}</th>
          <th>{heading(t("figures.count"))}</th>
        </tr>
      </thead>
      <tbody>
        {[...reasons]
          .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
          .map(([reason, count]) => (
            <tr key={reason} data-reason={reason} data-value={count}>
              <th>{heading(reasonWords(t, reason))}</th>
              <td>
                <b>{formatNumber(count, language)}</b>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
