import type { Indicator, QuestionnaireDocument, ScaleItem, SingleItem } from "../../domain/questionnaire/document.ts";
import { withMember } from "../../domain/questionnaire/editing.ts";
import type { Language } from "../../kernel/language.ts";
import { Field } from "../parts/field.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";
import { TextCell } from "./text-cell.tsx";

type Props = {
  readonly before: QuestionnaireDocument | null;
  readonly item: SingleItem | ScaleItem;
  readonly shown: readonly Language[];
  readonly onChange: (item: SingleItem | ScaleItem) => void;
};

const LONGEST_CODE = 40;

/** Whether the question makes an indicator, by which code, and what that is called: for the office, in every language. */
export function IndicatorEditor({ before, item, shown, onChange }: Props) {
  const { say } = useWords();
  const was = before?.items.find(({ id }) => id === item.id);
  const put = (indicator: Indicator | undefined): void => onChange(withMember(item, "indicator", indicator));
  const { indicator } = item;
  return (
    <>
      <Field
        label={say("editor.indicator")}
        hint={say("editor.indicatorHint")}
        value={indicator?.code ?? ""}
        maxLength={LONGEST_CODE}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => put(target.value === "" ? undefined : { code: target.value, topic: indicator?.topic ?? {} })}
      />
      {indicator !== undefined && (
        <div className={styles.scroll} role="group" aria-label={say("editor.topic")}>
          <p className={styles.rowName}>{say("editor.topic")}</p>
          <div className={styles.texts} data-columns={shown.length}>
            <span />
            {shown.map((code) => (
              <TextCell
                key={code}
                place={{
                  texts: indicator.topic,
                  before: was !== undefined && "indicator" in was ? was.indicator?.topic : undefined,
                }}
                language={code}
                voices={null}
                of={say("editor.topic")}
                onChange={(topic) => put({ ...indicator, topic })}
              />
            ))}
          </div>
        </div>
      )}
    </>
  );
}
