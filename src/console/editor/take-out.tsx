import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { ok } from "../../kernel/result.ts";
import { Button } from "../../ui/button.tsx";
import { writeXlsform } from "../../xlsform/write-xlsform.ts";
import { useAttempt } from "../api/use-attempt.ts";
import { Card, Remark, Row } from "../parts/card.tsx";
import { useServices } from "../services.ts";
import { FailureNotice } from "../shell/failure-notice.tsx";
import { useWords } from "../words/use-words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The questionnaire as a file: for other survey tools, for a translator's spreadsheet, or as it is. */
export function TakeOut({ document }: { readonly document: QuestionnaireDocument }) {
  const { say } = useWords();
  const { download } = useServices();
  const { busy, failure, run } = useAttempt();
  const name = `${document.id}-${document.version}`;
  // What writes spreadsheets is fetched when somebody wants one.
  const asWorkbook = (): Promise<unknown> =>
    run(async () => {
      const { writeWorkbook } = await import("../../xlsform/write-workbook.ts");
      download({ name: `${name}.xlsx`, type: XLSX, content: [await writeWorkbook(writeXlsform(document))] });
      return ok(null);
    });
  const asCsv = (): Promise<unknown> =>
    run(async () => {
      const { writeCsvWorkbook } = await import("../../xlsform/csv-workbook.ts");
      download({ name: `${name}.csv`, type: "text/csv", content: writeCsvWorkbook(writeXlsform(document)) });
      return ok(null);
    });
  const asItIs = (): void =>
    download({ name: `${name}.json`, type: "application/json", content: JSON.stringify(document, null, 2) });
  return (
    <Card title={say("editor.takeOut")}>
      <Remark>{say("editor.takeOutAbout")}</Remark>
      <Row>
        <Button size="small" busy={busy} onClick={() => void asWorkbook()}>
          XLSForm (xlsx)
        </Button>
        <Button size="small" busy={busy} onClick={() => void asCsv()}>
          XLSForm (CSV)
        </Button>
        <Button size="small" onClick={asItIs}>
          JSON
        </Button>
      </Row>
      {failure !== null && <FailureNotice failure={failure} />}
    </Card>
  );
}
