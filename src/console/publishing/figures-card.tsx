import type { ReactNode } from "react";
import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { csv } from "../../export/csv.ts";
import { fileNameOf } from "../../export/file-name.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import type { PublishedFigures } from "../../protocol/console/publications.ts";
import type { Round, Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Remark, Row } from "../parts/card.tsx";
import { Hidden, WhyHidden } from "../parts/hidden.tsx";
import { Table } from "../parts/table.tsx";
import { textFor } from "../rounds/texts.ts";
import { useServices } from "../services.ts";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { csvOf } from "./csv-of.ts";
import { isNational, SheetTable, topicOf } from "./sheet-table.tsx";

type Props = {
  readonly round: Round;
  readonly sites: readonly Site[];
  readonly figures: PublishedFigures;
  readonly aside: string;
  /** What was published may be taken along; what would be may not. */
  readonly published: boolean;
  readonly children?: ReactNode;
};

/** A table as it leaves the organisation, or would: whole per cents, and nothing of how many they are of. */
export function FiguresCard({ round, sites, figures, aside, published, children }: Props) {
  const { say, language } = useWords();
  const { download } = useServices();
  const { questionnaire } = round;
  const partNames =
    figures.shown === "languages"
      ? figures.parts.map((code) => languageName(code, language))
      : figures.shown === "sites"
        ? figures.parts.map((part) => sites.find(({ id }) => id === part)?.name ?? part)
        : [];
  const save = (): void =>
    download({
      name: `${fileNameOf(round.name)}-${say(`sheet.files.${figures.shown}`)}.csv`,
      type: "text/csv",
      content: csv(
        csvOf(figures, {
          topic: (code) => topicOf(questionnaire, code, language),
          partNames,
          national: isNational(questionnaire),
          say,
        }),
      ),
    });
  return (
    <Card title={say(`sheet.tables.${figures.shown}`)} aside={aside} noPrint={!published}>
      <div data-published={figures.shown}>
        <FiguresTable document={questionnaire} figures={figures} partNames={partNames} />
      </div>
      <WhyHidden published />
      <Remark>{textFor(questionnaire, questionnaire.source, language)}</Remark>
      {published && (
        <div data-print="no">
          <Row>
            <Button onClick={save}>{say("sheet.download")}</Button>
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
