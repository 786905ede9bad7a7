import type { ReactNode } from "react";
import type { Item, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { textDirection } from "../../i18n/direction.ts";
import type { Language } from "../../kernel/language.ts";
import { NamedPictogram } from "../rounds/named-pictogram.tsx";
import { textAttributes } from "../words/language-names.ts";
import styles from "./preview.module.css";

/** How it is held, and in which size of text. */
export const HELD = ["upright", "lying", "largest"] as const;
export type Held = (typeof HELD)[number];

type Props = { readonly held: Held; readonly language: Language; readonly children: ReactNode };

/** A tablet, drawn, with a client's screen on it in her language and direction. */
export function DrawnTablet({ held, language, children }: Props) {
  return (
    <div className={styles.tablet} data-held={held} data-testid="tablet">
      <div className={styles.screen} {...textAttributes(language)}>
        {children}
      </div>
    </div>
  );
}

type ItemProps = { readonly document: QuestionnaireDocument; readonly item: Item; readonly language: Language };

/** How far she has come, and what she is asked. */
export function DrawnQuestion({ document, item, language }: ItemProps) {
  const place = document.items.findIndex(({ id }) => id === item.id);
  const text = item.text[language] ?? "";
  return (
    <>
      <div className={styles.progress} aria-hidden="true">
        {document.items.map(({ id }, position) => (
          <span key={id} data-reached={position <= place} />
        ))}
      </div>
      <div className={styles.question}>
        <NamedPictogram name={item.pictogram} size={40} />
        <p dir={textDirection(text, language)}>{text}</p>
      </div>
    </>
  );
}
