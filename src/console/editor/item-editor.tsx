import type { ChoiceItem, Item, Option, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { asKind, moved, newOption, withMember, withOption, withOptions } from "../../domain/questionnaire/editing.ts";
import type { RenameFault } from "../../domain/questionnaire/renaming.ts";
import { readWholeNumber } from "../../kernel/digits.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import { Choice, Field, Select } from "../parts/field.tsx";
import { languageName } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import { CodeField } from "./code-field.tsx";
import styles from "./editor.module.css";
import { IndicatorEditor } from "./indicator-editor.tsx";
import { PictogramChoice } from "./pictogram-choice.tsx";
import { TextCell } from "./text-cell.tsx";
import { placesOfItem, textState, type Voices } from "./text-state.ts";

type Props = {
  readonly document: QuestionnaireDocument;
  readonly before: QuestionnaireDocument | null;
  readonly item: Item;
  readonly voices: Voices;
  /** The languages that stand side by side. */
  readonly shown: readonly Language[];
  /** Whether answers are known by the code of an option, or of the question itself. */
  readonly isKept: (option?: string) => boolean;
  readonly onRename: (to: string) => RenameFault | null;
  readonly onRenameOption: (named: { readonly option: string; readonly to: string }) => RenameFault | null;
  readonly onChange: (change: (item: Item) => Item) => void;
};

/** One question: a row for each text, a column for each language, and what is marked about its options. */
export function ItemEditor(props: Props) {
  const { document, before, item, voices, shown, isKept, onRename, onRenameOption, onChange } = props;
  const { say, language } = useWords();
  const places = placesOfItem(item, before);
  const [question] = places;
  const options = "options" in item ? item.options : [];
  const choice = item.kind === "single" || item.kind === "scale" || item.kind === "multiple" ? item : null;
  const cells = (place: (typeof places)[number] | undefined, of: string, put: (text: Item["text"]) => void) =>
    shown.map((code) =>
      place === undefined ? null : <TextCell key={code} place={place} language={code} voices={voices} of={of} onChange={put} />,
    );
  return (
    <>
      <Row>
        {choice === null ? (
          <p className={styles.soft}>{say(`kinds.${item.kind}`)}</p>
        ) : (
          <Select
            label={say("rounds.kind")}
            value={choice.kind}
            options={(["single", "scale", "multiple"] as const).map((kind) => [kind, say(`kinds.${kind}`)] as const)}
            onChoose={(kind) => onChange((one) => asKind(one as ChoiceItem, kind))}
          />
        )}
        {item.kind === "number" && (
          <>
            <Limit
              label={say("editor.minimum")}
              value={item.minimum}
              onChange={(minimum) => onChange((one) => ({ ...one, minimum }) as Item)}
            />
            <Limit
              label={say("editor.maximum")}
              value={item.maximum}
              onChange={(maximum) => onChange((one) => ({ ...one, maximum }) as Item)}
            />
          </>
        )}
        <CodeField code={item.id} of={say("rounds.item")} kept={isKept()} onRename={onRename} />
        {item.kind === "text" && (
          <Limit
            label={say("editor.longest")}
            value={item.maximumLength}
            onChange={(maximumLength) => onChange((one) => ({ ...one, maximumLength }) as Item)}
          />
        )}
      </Row>
      <div className={styles.scroll} role="group" aria-label={say("editor.texts")}>
        <div className={styles.texts} data-columns={shown.length}>
          <span />
          {shown.map((code) => (
            <p key={code} className={styles.language}>
              <strong>{languageName(code, language)}</strong>
              <span className={styles.soft}>{summaryOf(code)}</span>
            </p>
          ))}
          <PictogramChoice
            chosen={item.pictogram}
            of={say("rounds.item")}
            onChoose={(name) => onChange((one) => withMember(one, "pictogram", name))}
          />
          {cells(question, say("rounds.item"), (text) => onChange((one) => ({ ...one, text })))}
          {options.map((option, position) => {
            const of = say("editor.optionOf", { position: position + 1 });
            const put = (change: (option: Option) => Option): void => onChange((one) => withOption(one, option.code, change));
            return [
              <PictogramChoice
                key={`${option.code} picture`}
                chosen={option.pictogram}
                of={of}
                onChoose={(name) => put((one) => withMember(one, "pictogram", name))}
              />,
              ...cells(places[position + 1], of, (text) => put((one) => ({ ...one, text }))),
              <div key={`${option.code} marks`} className={styles.marks}>
                <CodeField
                  code={option.code}
                  of={of}
                  kept={isKept(option.code)}
                  onRename={(to) => onRenameOption({ option: option.code, to })}
                />
                {choice !== null && option.meaning === undefined && (
                  <Choice
                    kind="checkbox"
                    label={say("editor.positive")}
                    checked={option.positive === true}
                    onChange={({ target }) => put((one) => withMember(one, "positive", target.checked ? true : undefined))}
                  />
                )}
                {item.kind === "multiple" && option.meaning === undefined && (
                  <Choice
                    kind="checkbox"
                    label={say("editor.exclusive")}
                    checked={option.exclusive === true}
                    onChange={({ target }) => put((one) => withMember(one, "exclusive", target.checked ? true : undefined))}
                  />
                )}
                <label className={styles.meaning}>
                  <span className={styles.hidden}>{say("editor.meaning", { of })}</span>
                  <select
                    value={option.meaning ?? "answer"}
                    onChange={({ target }) =>
                      put((one) =>
                        withMember(one, "meaning", target.value === "answer" ? undefined : (target.value as "dont-know")),
                      )
                    }
                  >
                    {choice !== null && <option value="answer">{say("editor.meanings.answer")}</option>}
                    <option value="dont-know">{say("editor.meanings.dont-know")}</option>
                    <option value="prefer-not-to-say">{say("editor.meanings.prefer-not-to-say")}</option>
                  </select>
                </label>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={say("editor.up", { of })}
                  disabled={position === 0}
                  onClick={() => onChange((one) => withOptions(one, (all) => moved(all, position, -1)))}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={say("editor.down", { of })}
                  disabled={position === options.length - 1}
                  onClick={() => onChange((one) => withOptions(one, (all) => moved(all, position, 1)))}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={say("editor.remove", { of })}
                  onClick={() => onChange((one) => withOptions(one, (all) => all.filter(({ code }) => code !== option.code)))}
                >
                  {say("editor.removeShort")}
                </Button>
              </div>,
            ];
          })}
        </div>
      </div>
      {item.kind !== "information" && (
        <div>
          <Button size="small" onClick={() => onChange(withNewOption)}>
            + {say("editor.addOption")}
          </Button>
        </div>
      )}
      {(item.kind === "single" || item.kind === "scale") && (
        <IndicatorEditor before={before} item={item} shown={shown} onChange={(changed) => onChange(() => changed)} />
      )}
    </>
  );

  function summaryOf(code: (typeof document.languages)[number]): string {
    const states = places.map((place) => textState(place, code, voices).kind);
    const missing = states.filter((kind) => kind === "missing").length;
    return missing === 0 ? say("editor.complete") : say("editor.missing", { count: missing });
  }
}

/** Numbers and texts have no options but those that say that there is no answer. */
function withNewOption(item: Item): Item {
  const isChoice = item.kind === "single" || item.kind === "scale" || item.kind === "multiple";
  return withOptions(item, (options) => [
    ...options,
    isChoice ? newOption(options) : { ...newOption(options), meaning: "dont-know" as const },
  ]);
}

type LimitProps = { readonly label: string; readonly value: number; readonly onChange: (value: number) => void };

/** What is no number is not taken; an empty field is 0. */
function Limit({ label, value, onChange }: LimitProps) {
  return (
    <Field
      label={label}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={String(value)}
      onChange={({ target }) => {
        const said = target.value === "" ? 0 : readWholeNumber(target.value);
        if (said !== null) {
          onChange(said);
        }
      }}
    />
  );
}
