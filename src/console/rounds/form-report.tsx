import { Notice } from "../../ui/notice.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { Findings } from "./findings.tsx";
import styles from "./form-report.module.css";
import type { Brought } from "./read-brought-file.ts";

/** What a brought file said that a questionnaire can't, by sheet, row and column: all of it. */
export function FormReport({ brought }: { readonly brought: Brought }) {
  const { say, language } = useWords();
  const { formFaults, formFindings, fileErrors } = brought;
  const place = (sheet: string, row: number | null, column: string | null): string =>
    [
      sheet,
      row === null ? "" : say("xlsform.row", { row: String(row) }),
      column === null ? "" : say("xlsform.column", { column }),
    ]
      .filter((part) => part !== "")
      .join(", ");
  return (
    <>
      <Findings errors={fileErrors} warnings={[]} live todo={say("findings.todo")} />
      {formFaults.length > 0 && (
        <Notice tone="wrong" live title={say("xlsform.refused")}>
          <ul>
            {formFaults.map(({ code, sheet, column, value }) => (
              <li key={`${code} ${sheet} ${column ?? ""}`} data-finding={code}>
                {sheet !== "" && <strong>{place(sheet, null, column)}: </strong>}
                {say(`xlsform.faults.${code}`, { value })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {formFindings.length > 0 && (
        <Notice tone="mind" live title={say("xlsform.told", { count: formFindings.length })}>
          <ul className={styles.report} data-testid="form-findings">
            {formFindings.map(({ code, sheet, row, column, value = "", other = "", language: inLanguage }) => (
              <li key={`${code} ${sheet} ${row ?? ""} ${column ?? ""} ${value}`} data-finding={code}>
                {sheet !== "" && <strong>{place(sheet, row, column)}: </strong>}
                {say(`xlsform.findings.${code}`, {
                  value,
                  other,
                  language: inLanguage === undefined ? "" : languageName(inLanguage, language),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
