import { type KeyboardEvent, useId } from "react";
import { type ItemOnSheet, withMark, withWriting } from "../../domain/paper/marked-sheet.ts";
import { toggle } from "../../domain/questionnaire/acceptance.ts";
import { answerFor, chosenCodes } from "../../domain/questionnaire/answers.ts";
import type { AnswerableItem, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { asciiDigits } from "../../kernel/digits.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import { type PrintWords, routingHint } from "../print/print-words.ts";
import { textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./paper.module.css";
import type { SheetDraft } from "./sheet-drafts.ts";

type Props = {
  readonly of: ItemOnSheet;
  readonly number: number;
  readonly document: QuestionnaireDocument;
  readonly language: Language;
  readonly printed: PrintWords | null;
  readonly draft: SheetDraft;
  readonly tried: boolean;
  readonly onChange: (sheet: SheetDraft["sheet"]) => void;
  readonly onGo: (by: 1 | -1) => void;
};

/** A question as it stands on the sheet, with a figure at each answer, and what the mark comes to. */
export function QuestionOnSheet({ of, number, document, language, printed, draft: { sheet }, tried, onChange, onGo }: Props) {
  const { say } = useWords();
  const name = useId();
  const { item, state, fault, answer } = of;
  const marked = chosenCodes(answerFor(sheet.marks, item.id));
  const choose = (code: string): void => {
    const codes = item.kind === "multiple" ? toggle(item, marked, code) : [code];
    const mark = codes.length === 0 ? undefined : item.kind === "multiple" ? { options: codes } : { option: code };
    onChange(withMark(sheet, item.id, mark));
  };
  const clear = (): void => onChange(withMark(sheet, item.id, undefined));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const writing = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
    if (ctrlKey || metaKey || altKey || target instanceof HTMLButtonElement) {
      return;
    }
    if (key === "Enter" && !(target instanceof HTMLTextAreaElement && shiftKey)) {
      event.preventDefault();
      onGo(shiftKey ? -1 : 1);
      return;
    }
    const figure = asciiDigits(key);
    if (writing || !/^(\d|Backspace|Delete)$/.test(figure)) {
      return;
    }
    event.preventDefault();
    const option = item.options[Number(figure) - 1];
    if (option !== undefined) {
      choose(option.code);
      const inputs = event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-option]");
      inputs[Number(figure) - 1]?.focus();
    } else if (figure === "0" || key === "Backspace" || key === "Delete") {
      clear();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are heard from the fields in it, which alone have focus
    <fieldset className={styles.question} data-item={item.id} data-state={state} onKeyDown={onKeyDown}>
      <legend>
        <span className={styles.place}>{number}</span> <span {...textAttributes(language)}>{item.text[language]}</span>
      </legend>
      {item.when !== undefined && printed !== null && (
        <p className={styles.hint} {...textAttributes(language)}>
          {routingHint(item.when, document, printed)}
        </p>
      )}
      {(item.kind === "number" || item.kind === "text") && (
        <Writing
          item={item}
          written={Object.hasOwn(sheet.written, item.id) ? (sheet.written[item.id] ?? "") : ""}
          language={language}
          fault={tried || fault !== "out-of-range" ? fault : null}
          onWrite={(text) => onChange(withWriting(sheet, item, text))}
        />
      )}
      <div className={styles.options} {...textAttributes(language)}>
        {item.options.map(({ code, text }, position) => (
          <label key={code} className={styles.option}>
            <input
              type={item.kind === "multiple" ? "checkbox" : "radio"}
              name={name}
              data-option={code}
              checked={marked.includes(code)}
              onChange={() => choose(code)}
            />
            <span className={styles.figure} aria-hidden="true">
              {position < 9 ? position + 1 : ""}
            </span>
            <span>{text[language]}</span>
          </label>
        ))}
      </div>
      <p className={styles.state} role={state === "against" ? "alert" : undefined}>
        <span>{say(`paper.states.${state}`)}</span>
        {answer !== undefined && (
          <Button look="quiet" size="small" onClick={clear}>
            {say("paper.clear", { number })}
          </Button>
        )}
      </p>
    </fieldset>
  );
}

type WritingProps = {
  readonly item: Extract<AnswerableItem, { kind: "number" | "text" }>;
  readonly written: string;
  readonly language: Language;
  readonly fault: ItemOnSheet["fault"];
  readonly onWrite: (text: string) => void;
};

function Writing({ item, written, language, fault, onWrite }: WritingProps) {
  const { say, number } = useWords();
  const id = useId();
  const shared = {
    value: written,
    className: styles.writing,
    autoComplete: "off",
    ...(fault === null ? {} : { "aria-invalid": true, "aria-describedby": id }),
  } as const;
  return (
    <>
      <label className={styles.written}>
        <span>{say("paper.written")}</span>
        {item.kind === "text" ? (
          <textarea
            {...shared}
            {...textAttributes(language)}
            rows={2}
            maxLength={item.maximumLength}
            spellCheck={false}
            onChange={({ target }) => onWrite(target.value)}
          />
        ) : (
          <input {...shared} type="text" inputMode="numeric" onChange={({ target }) => onWrite(target.value)} />
        )}
      </label>
      {fault !== null && item.kind === "number" && (
        <p className={styles.fault} id={id} role="alert">
          {say(`paper.faults.${fault}`, { least: number(item.minimum), most: number(item.maximum) })}
        </p>
      )}
    </>
  );
}
