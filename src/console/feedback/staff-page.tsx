import type { ReactNode } from "react";
import { publishedReasonRows } from "../../domain/disclosure/published-reasons.ts";
import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../domain/disposition/reasons.ts";
import { type PublishedRound, sharesAt } from "../../domain/feedback/shares.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import { wholePercent } from "../../domain/rates/share.ts";
import { answered, asked, nonResponse } from "../../domain/tally/counts.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { reasonCounts, totalCounts } from "../field/sums.ts";
import { Hidden } from "../parts/hidden.tsx";
import { Sheet } from "../print/sheet.tsx";
import { textFor } from "../rounds/texts.ts";
import { useSignedIn } from "../shell/session.ts";
import { formatPeriod } from "../words/dates.ts";
import { useWords, type Words } from "../words/use-words.ts";
import styles from "./feedback.module.css";
import { SharePicture } from "./share-picture.tsx";

type Props = {
  readonly round: Round;
  readonly site: Site;
  readonly fieldwork: FieldworkReply;
  readonly published: PublishedRound;
};

/** For those who work at a site and those who lead it: how many were asked there, what was said, and why people said no. */
export function StaffPage({ round, site, fieldwork, published }: Props) {
  const words = useWords();
  const { say, language, number } = words;
  const { organisationName } = useSignedIn();
  const { questionnaire } = round;
  const counts = totalCounts(fieldwork.groups.filter(({ siteId }) => siteId === site.id));
  const rate = responseRate(counts);
  const shares = sharesAt(published, site.id);
  const hasOwn = shares.some((one) => one.site !== null);
  const said = reasonCounts(fieldwork.reasons.filter(({ siteId }) => siteId === site.id));
  const reasons = publishedReasonRows(said).rows.filter(({ reason }) => reason !== NO_REASON_GIVEN);
  const figures: readonly (readonly [string, ReactNode, string])[] = rate.shown
    ? [
        [say("feedback.asked"), number(asked(counts)), ""],
        [say("feedback.answered"), number(answered(counts)), ofAsked(wholePercent(rate.value), words)],
        [say("feedback.lost"), number(nonResponse(counts)), ""],
      ]
    : [
        [say("feedback.asked"), number(asked(counts)), ""],
        [say("feedback.answered"), <Hidden key="hidden" />, say("feedback.fewerThanTen")],
      ];
  return (
    <Sheet organisation={organisationName} aside={`${round.name} · ${formatPeriod(round, language)}`} language={language}>
      <h2 className={styles.title}>{say("feedback.staffTitle", { site: site.name })}</h2>
      <dl className={styles.figures}>
        {figures.map(([name, value, of]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={styles.figure}>{value}</span>
              {of !== "" && <span className={styles.of}>{of}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <section className={styles.section}>
        <h3>{say("feedback.whatTheySaid")}</h3>
        <SharePicture
          document={questionnaire}
          shares={shares.map(({ code, all, site: own }) => ({ code, main: hasOwn ? own : all, other: hasOwn ? all : undefined }))}
          names={hasOwn ? { main: site.name, other: say("feedback.everySite") } : { main: say("feedback.everySite"), other: "" }}
        />
        {!hasOwn && (
          <p className={styles.note}>{say(published.bySite === null ? "feedback.noSiteTable" : "feedback.siteHidden")}</p>
        )}
      </section>
      <section className={styles.section}>
        <h3>{say("feedback.whyNot")}</h3>
        {reasons.length === 0 ? (
          <p>{say("feedback.fewReasons")}</p>
        ) : (
          <ol className={styles.reasons}>
            {reasons.map(({ reason }) => (
              <li key={reason} data-reason={reason}>
                {reasonText(reason, words)}
              </li>
            ))}
          </ol>
        )}
        <p className={styles.note}>{say("feedback.reasonsNote")}</p>
      </section>
      <p className={styles.foot}>
        {say("feedback.sharesNote")} {textFor(questionnaire, questionnaire.source, language)}
      </p>
    </Sheet>
  );
}

function ofAsked(percent: number | null, { say, language }: Words): string {
  return say("feedback.ofAsked", { percent: formatPercent(percent, language, 0) });
}

/** A reason that a round has added has no words but its code. */
export function reasonText(code: string, { say }: Words): string {
  const known = [...REFUSAL_REASONS, NO_REASON_GIVEN].find((reason) => reason === code);
  return known === undefined ? code : say(`reasons.${known as (typeof REFUSAL_REASONS)[number] | typeof NO_REASON_GIVEN}`);
}
