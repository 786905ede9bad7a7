import { Notice } from "../../ui/notice.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import type { FileFinding } from "./read-file.ts";

/** A questionnaire of 200 items can have thousands of faults; the first ones say enough to begin with. */
const MOST_SHOWN = 50;

type Props = {
  readonly errors: readonly FileFinding[];
  readonly warnings: readonly FileFinding[];
  /** Whether they are the answer to something that the coordinator just did. */
  readonly live?: boolean;
  /** What can be done about the errors. */
  readonly todo: string;
};

/** What is wrong with a questionnaire and what is only good to know, and where, in plain words. */
export function Findings({ errors, warnings, live = false, todo }: Props) {
  const { say } = useWords();
  const [wrong, mind] = [distinct(errors), distinct(warnings)];
  return (
    <>
      {wrong.length > 0 && (
        <Notice tone="wrong" live={live} title={say("findings.title", { count: wrong.length })}>
          <List findings={wrong} testId="findings" />
          <p>{todo}</p>
        </Notice>
      )}
      {mind.length > 0 && (
        <Notice tone="mind" live={live} title={say("findings.warnings", { count: mind.length })}>
          <List findings={mind} testId="warnings" />
        </Notice>
      )}
    </>
  );
}

function List({ findings, testId }: { readonly findings: readonly FileFinding[]; readonly testId: string }) {
  const { say, language } = useWords();
  const more = findings.length - MOST_SHOWN;
  return (
    <>
      <ul data-testid={testId}>
        {findings.slice(0, MOST_SHOWN).map((finding) => {
          const inLanguage =
            "language" in finding && finding.language !== undefined ? languageName(finding.language, language) : "";
          const other = "other" in finding ? (finding.other ?? "") : "";
          return (
            <li key={`${finding.code} ${finding.at} ${inLanguage}`} data-finding={finding.code}>
              {finding.at !== "" && (
                <>
                  <strong>{finding.at}</strong>:{" "}
                </>
              )}
              {say(`findings.${finding.code}`, { language: inLanguage, other })}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p>{say("findings.more", { count: more })}</p>}
    </>
  );
}

function distinct(findings: readonly FileFinding[]): readonly FileFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
