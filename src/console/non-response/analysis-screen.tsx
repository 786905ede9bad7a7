import { useState } from "react";
import { publishedReasonRows } from "../../domain/disclosure/published-reasons.ts";
import { NO_REASON_GIVEN, REFUSAL_REASONS } from "../../domain/disposition/reasons.ts";
import { composeAnalysis, type Section, type SectionName } from "../../domain/non-response/compose.ts";
import { responseRate } from "../../domain/rates/response-rate.ts";
import type { CivilDate } from "../../kernel/calendar.ts";
import type { Language } from "../../kernel/language.ts";
import type { FieldworkReply } from "../../protocol/console/fieldwork.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { questions } from "../api/questions.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { useQuestion } from "../api/use-questions.ts";
import { Remark, Row } from "../parts/card.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useServices } from "../services.ts";
import { type RoundView, WithWholeRound } from "../shell/chosen-round.tsx";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { WhenLoaded } from "../shell/loading.tsx";
import { useSignedIn } from "../shell/session.ts";
import { formatPeriod, formatWeekday } from "../words/dates.ts";
import { languageName } from "../words/language-names.ts";
import { useIntervalText } from "../words/use-interval-text.ts";
import { useWords, type Words } from "../words/use-words.ts";
import { type Fragment, figuresOf, fragmentsOf, type Speaker, templateOf, templateOfClaim } from "./analysis-text.ts";
import { factsOfRound } from "./facts-of-round.ts";
import { FlowPicture } from "./flow-picture.tsx";
import styles from "./non-response.module.css";
import { PlainTables } from "./plain-tables.tsx";
import { Prose, SectionText } from "./section-text.tsx";
import { dispositionTable, doneTable, figureTable, groupTable, type PlainTable, reasonTable, wordingTable } from "./tables.ts";

/** The non-response of a round, written out: who was asked, who answered, who did not and why, and what that means. */
export function AnalysisScreen() {
  const { say } = useWords();
  return <WithWholeRound title={say("nav.nonResponse")}>{(view) => <Loaded {...view} />}</WithWholeRound>;
}

function Loaded(view: RoundView<Round>) {
  const { say, language } = useWords();
  const { api } = useServices();
  const load = useQuestion(questions(api).fieldwork(view.round.id));
  return (
    <>
      <div data-print="no">
        <ScreenHeading
          title={say("nav.nonResponse")}
          facts={`${view.round.name} · ${formatPeriod(view.round, language)}`}
          aside={view.picker}
        />
      </div>
      <WhenLoaded of={load}>{(fieldwork) => <Analysis key={language} {...view} fieldwork={fieldwork} />}</WhenLoaded>
    </>
  );
}

type Edited = Readonly<Partial<Record<SectionName, string>>>;

function Analysis({ round, sites, fieldwork }: RoundView<Round> & { readonly fieldwork: FieldworkReply }) {
  const words = useWords();
  const { say, language } = words;
  const { download } = useServices();
  const { organisationName } = useSignedIn();
  const intervalText = useIntervalText();
  const { busy, failure, run } = useAttempt();
  const [edited, setEdited] = useState<Edited>({});
  const facts = factsOfRound(round, fieldwork);
  const { title, sections } = composeAnalysis(facts);
  const speaker = speakerOf(words, sites);
  const reasons = publishedReasonRows(facts.reasons);
  const heading = readOr(templateOfClaim(title, say), figuresOf({ claims: [title] }), speaker);
  const period = formatPeriod(round, language);
  const tables = {
    A: dispositionTable(facts.counts, words),
    B: reasonTable(reasons, words, speaker),
    figures: figureTable(facts.counts, words, intervalText),
    groups: [
      groupTable("site", facts.sites, words, speaker),
      groupTable("language", facts.languages, words, speaker),
      groupTable("half-day", facts.halfDays, words, speaker),
    ],
    F: doneTable(facts, period, words),
    wording: wordingTable(round.questionnaire, words),
  };
  const after: Readonly<Partial<Record<SectionName, readonly PlainTable[]>>> = {
    who: [tables.figures],
    why: reasons.total === 0 ? [] : [tables.B],
    where: tables.groups,
  };
  const appendix = [tables.A, tables.F, tables.wording];
  const text = (section: Section): readonly Fragment[] => {
    const figures = figuresOf(section);
    const own = edited[section.name];
    const read = own === undefined ? null : fragmentsOf(own, figures, speaker);
    return read?.ok === true ? read.value : readOr(templateOf(section, say), figures, speaker);
  };
  const save = () =>
    run(async () => {
      const { analysisDocument } = await import("./analysis-docx.ts");
      const content = await analysisDocument({
        language,
        title: heading.map((fragment) => fragment.text).join(""),
        facts: [organisationName, round.name, period].join(" · "),
        sections: sections.map((section) => ({
          heading: say(`analysis.sections.${section.name}`),
          text: text(section),
          tables: after[section.name] ?? [],
        })),
        appendixHeading: say("analysis.appendix"),
        appendix,
        note: say("analysis.signsNote"),
      });
      download({ name: say("analysis.fileName"), type: DOCX, content: [content] });
      return { ok: true, value: null } as const;
    });
  const small = !responseRate(facts.counts).shown;
  return (
    <>
      <div className={styles.tools} data-print="no">
        <Remark>{say("analysis.about")}</Remark>
        {failure !== null && <FailureNotice failure={failure} />}
        <Row>
          <Button look="primary" onClick={() => globalThis.print()}>
            {say("analysis.print")}
          </Button>
          <Button busy={busy} onClick={() => void save()}>
            {say("analysis.docx")}
          </Button>
        </Row>
        <Remark>{say("analysis.kept")}</Remark>
      </div>
      <article className={styles.paper}>
        <p className={styles.masthead}>
          <span>{organisationName}</span>
          <span>{say("nav.nonResponse")}</span>
        </p>
        <h2 className={styles.title}>
          <Prose heading fragments={heading} />
        </h2>
        <p className={styles.hint}>{[round.name, period].join(" · ")}</p>
        {small && <Notice tone="mind">{say("analysis.internal")}</Notice>}
        {sections.map((section) => (
          <section key={section.name} className={styles.section} data-section={section.name}>
            <h3>{say(`analysis.sections.${section.name}`)}</h3>
            <SectionText
              section={section}
              speaker={speaker}
              edited={edited[section.name] ?? null}
              onEdit={(own) => setEdited(withText(edited, section.name, own))}
            />
            {section.name === "who" && (
              <figure className={styles.figure}>
                <figcaption>
                  <span className={styles.sign}>A</span> {say("analysis.flow.title")}
                </figcaption>
                <FlowPicture counts={facts.counts} />
              </figure>
            )}
            <PlainTables tables={after[section.name] ?? []} />
          </section>
        ))}
        <section className={styles.section}>
          <h3>{say("analysis.appendix")}</h3>
          <PlainTables tables={appendix} />
        </section>
        <p className={styles.hint}>{say("analysis.signsNote")}</p>
      </article>
    </>
  );
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function withText(edited: Edited, name: SectionName, text: string | null): Edited {
  const { [name]: _before, ...rest } = edited;
  return text === null ? rest : { ...rest, [name]: text };
}

function readOr(template: string, figures: Parameters<typeof fragmentsOf>[1], speaker: Speaker): readonly Fragment[] {
  const read = fragmentsOf(template, figures, speaker);
  return read.ok ? read.value : [];
}

function speakerOf(words: Words, sites: readonly Site[]): Speaker {
  const { say, language, number, percent } = words;
  return {
    say,
    number,
    percent,
    nameOf(kind, key) {
      switch (kind) {
        case "site":
          return sites.find(({ id }) => id === key)?.name ?? key;
        case "language":
          return key === "" ? say("field.noLanguage") : languageName(key as Language, language);
        case "half-day": {
          const [date = "", half = ""] = key.split(" ");
          return `${formatWeekday(date as CivilDate, language)} ${say(half === "am" ? "field.am" : "field.pm")}`;
        }
        case "reason": {
          const known = [...REFUSAL_REASONS, NO_REASON_GIVEN].find((reason) => reason === key);
          return known === undefined ? key : say(`reasons.${known as (typeof REFUSAL_REASONS)[number] | typeof NO_REASON_GIVEN}`);
        }
      }
    },
  };
}
