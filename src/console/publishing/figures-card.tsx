import type { ReactNode } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { readingLanguage } from "../../domain/questionnaire/reading-language.ts";
import { PUBLISHED_FORMATS, type PublishedFormat } from "../../export/published-formats.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { Language } from "../../kernel/language.ts";
import { ok } from "../../kernel/result.ts";
import type { Publication, PublishedFigures } from "../../protocol/console/publications.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useSignedIn } from "../shell/session.ts";
import { languageName } from "../words/language-names.ts";
import { useExportWords } from "../words/use-export-words.ts";
import { useWords } from "../words/use-words.ts";
import { SheetTable, topicOf } from "./sheet-table.tsx";

type Props = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly figures: PublishedFigures;
  readonly aside: string;
  /** What was published may be taken along; what would be, null here, may not. */
  readonly publication: Publication | null;
  readonly children?: ReactNode;
};

/** A table as it leaves the organisation, or would: whole per cents, and nothing of how many they are of. */
export function FiguresCard({ round, sites, figures, aside, publication, children }: Props) {
  const { say, language } = useWords();
  const { download } = useServices();
  const { organisationId, organisationName, practice } = useSignedIn();
  const { questionnaire } = round;
  const partNames =
    figures.shown === "languages"
      ? figures.parts.map((code) => languageName(code, language))
      : figures.shown === "sites"
        ? figures.parts.map((part) => sites.find(({ id }) => id === part)?.name ?? part)
        : [];
  const exportWords = useExportWords(readingLanguage(questionnaire, language));
  const { busy, failure, run } = useAttempt();
  const save = async (publication: Publication, format: PublishedFormat): Promise<void> => {
    const files = await run(async () => {
      const [{ writePublished }, { memoryFiles }] = await Promise.all([
        import("../../export/write-published.ts"),
        import("../../export/memory-files.ts"),
      ]);
      return ok(
        await writePublished({
          origin: { organisation: { id: organisationId, name: organisationName, practice }, round, sites },
          formats: [format],
          publications: [publication],
          words: exportWords,
          nameOfLanguage: (code) => languageName(code as Language, language),
          files: memoryFiles(),
        }),
      );
    });
    const wanted = files.ok ? files.value.find(({ kind }) => [figures.shown, "workbook", "data"].includes(kind)) : undefined;
    if (wanted !== undefined) {
      download({ name: wanted.name, type: wanted.type, content: [wanted.content] });
    }
  };
  return (
    <Card title={say(`sheet.tables.${figures.shown}`)} aside={aside} noPrint={publication === null}>
      <div data-published={figures.shown}>
        <FiguresTable document={questionnaire} figures={figures} partNames={partNames} />
      </div>
      <WhyHidden published />
      <Remark>{textFor(questionnaire, questionnaire.source, language)}</Remark>
      {failure !== null && <FailureNotice failure={failure} />}
      {publication !== null && (
        <div data-print="no">
          <Row>
            {PUBLISHED_FORMATS.map((format) => (
              <Button key={format} busy={busy} onClick={() => void save(publication, format)}>
                {say(`sheet.download.${format}`)}
              </Button>
            ))}
            <Button onClick={() => print()}>{say("sheet.print")}</Button>
          </Row>
        </div>
      )}
      {children}
    </Card>
  );
}

type TableProps = {
  readonly document: QuestionnaireDocument;
  readonly figures: PublishedFigures;
  readonly partNames: readonly string[];
};

function FiguresTable({ document, figures, partNames }: TableProps) {
  const { say, language, number } = useWords();
  const percent = (value: number | null): ReactNode => (value === null ? <Hidden /> : formatPercent(value, language, 0));
  if (figures.shown === "sheet") {
    return (
      <SheetTable
        document={document}
        caption={say("sheet.caption")}
        cells={{
          rows: figures.rows.map(({ code, T, K, M }) => ({ code, T: percent(T), K: percent(K), M: percent(M) })),
          responseRate: percent(figures.responseRate),
          respondents: figures.respondents === null ? <Hidden /> : number(figures.respondents),
        }}
      />
    );
  }
  return (
    <Table
      caption={say("sheet.splitCaption")}
      columns={[{ head: say("results.indicator") }, ...partNames.map((head) => ({ head, kind: "number" as const }))]}
      rows={figures.rows.map(({ code, parts }) => ({
        key: code,
        data: { "data-sheet": code },
        cells: [topicOf(document, code, language), ...parts.map(percent)],
      }))}
    />
  );
}
