import { toggle } from "../../domain/questionnaire/acceptance.ts";
import { type Answer, chosenCodes } from "../../domain/questionnaire/answers.ts";
import type { AnswerableItem, Option } from "../../domain/questionnaire/document.ts";
import { LevelBars, Pictogram } from "../../ui/pictogram.tsx";
import type { ClientText } from "../parts/texts.ts";
import styles from "./item-screen.module.css";

type Props = {
  readonly item: AnswerableItem;
  readonly answer: Answer | undefined;
  readonly language: string;
  readonly t: ClientText;
  readonly onAnswer: (answer: Answer | undefined) => void;
};

/** Where the client answers. Native radio buttons and checkboxes under the cards: a keyboard and a switch can work them. */
export function AnswerField({ item, answer, language, t, onAnswer }: Props) {
  const chosen = chosenCodes(answer);
  const choose = (code: string): void => {
    if (item.kind === "multiple") {
      const codes = toggle(item, chosen, code);
      onAnswer(codes.length === 0 ? undefined : { options: codes });
    } else {
      onAnswer({ option: code });
    }
  };
  return (
    <div className={styles["options"]} role={item.kind === "multiple" ? "group" : "radiogroup"} aria-labelledby="question">
      {item.kind === "number" && <NumberField key={item.id} item={item} answer={answer} t={t} onAnswer={onAnswer} />}
      {item.kind === "text" && <TextField key={item.id} item={item} answer={answer} t={t} onAnswer={onAnswer} />}
      {item.options.map((option) => (
        <label key={option.code} className={styles["option"]}>
          <input
            type={item.kind === "multiple" ? "checkbox" : "radio"}
            name={item.id}
            value={option.code}
            checked={chosen.includes(option.code)}
            onChange={() => choose(option.code)}
            autoComplete="off"
          />
          <OptionPicture item={item} option={option} />
          <span>{option.text[language]}</span>
          <span className={styles["chosen"]}>
            <Pictogram name="check" size={40} />
          </span>
        </label>
      ))}
    </div>
  );
}

function OptionPicture({ item, option }: { readonly item: AnswerableItem; readonly option: Option }) {
  if (option.meaning !== undefined) {
    return <Pictogram name={option.meaning === "dont-know" ? "question" : "silent"} size={46} />;
  }
  if (item.kind !== "scale") {
    return null;
  }
  const steps = item.options.filter(({ meaning }) => meaning === undefined);
  return <LevelBars level={steps.length - steps.indexOf(option)} levels={steps.length} />;
}

type FieldProps<Kind extends AnswerableItem["kind"]> = Pick<Props, "answer" | "t" | "onAnswer"> & {
  readonly item: Extract<AnswerableItem, { kind: Kind }>;
};

function NumberField({ item, answer, t, onAnswer }: FieldProps<"number">) {
  const { minimum, maximum } = item;
  const read = (typed: string): void => {
    const number = /^-?\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    onAnswer(number >= minimum && number <= maximum ? { number } : undefined);
  };
  return (
    <label className={styles["labelled"]}>
      <span>{t("item.number", { minimum, maximum })}</span>
      <input
        className={styles["field"]}
        type="number"
        inputMode="numeric"
        min={minimum}
        max={maximum}
        defaultValue={answer !== undefined && "number" in answer ? answer.number : ""}
        autoComplete="off"
        onChange={(event) => read(event.currentTarget.value)}
      />
    </label>
  );
}

/** Nothing of what is typed may reach the keyboard's memory or the next client. */
function TextField({ item, answer, t, onAnswer }: FieldProps<"text">) {
  const text = answer !== undefined && "text" in answer ? answer.text : "";
  return (
    <label className={styles["labelled"]}>
      <span>{t("item.write")}</span>
      <small>{t("item.writeHint")}</small>
      <textarea
        className={styles["field"]}
        maxLength={item.maximumLength}
        value={text}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="sentences"
        spellCheck={false}
        onChange={(event) => onAnswer(event.currentTarget.value === "" ? undefined : { text: event.currentTarget.value })}
      />
    </label>
  );
}
