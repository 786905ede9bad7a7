import { Notice } from "../../parts/notice.tsx";
import type { FileFinding } from "../../rounds/read-file.ts";
import { languageName } from "../../words/language-names.ts";
import { useWords } from "../../words/use-words.ts";

/** A questionnaire of 200 items can have thousands of faults; the first ones say enough to begin with. */
const MOST_SHOWN = 50;

/** What is wrong with a questionnaire file, and where, in plain words. */
export function Findings({ findings }: { readonly findings: readonly FileFinding[] }) {
  const { say, language } = useWords();
  const distinct = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
  const more = distinct.length - MOST_SHOWN;
  return (
    <Notice tone="wrong" live title={say("findings.title", { count: distinct.length })}>
      <ul data-testid="findings">
        {distinct.slice(0, MOST_SHOWN).map((finding) => {
          const inLanguage =
            "language" in finding && finding.language !== undefined ? languageName(finding.language, language) : "";
          return (
            <li key={`${finding.code} ${finding.at} ${inLanguage}`} data-finding={finding.code}>
              {finding.at !== "" && (
                <>
                  <strong>{finding.at}</strong>:{" "}
                </>
              )}
              {say(`findings.${finding.code}`, { language: inLanguage })}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p>{say("findings.more", { count: more })}</p>}
      <p>{say("findings.todo")}</p>
    </Notice>
  );
}
