import { type CompositionEvent, useState } from "react";
import type { TextItem } from "../../../../domain/questionnaire/document.ts";
import { cutToLength } from "../../../../domain/questionnaire/typed.ts";
import { textDirection } from "../../../../i18n/direction.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { ClientText } from "../../../parts/texts.ts";
import styles from "./item-screen.module.css";

type Props = {
  readonly item: TextItem;
  readonly language: Language;
  readonly t: ClientText;
  readonly written: string;
  /** What is said in the emptied field while an option stands instead of what was written; else empty. */
  readonly aside: string;
  readonly onWrite: (typed: string) => void;
  readonly onBack: () => void;
};

/** Her own words, and how much room is left for them. Nothing of it may reach the keyboard's memory or the next client. */
export function TextField({ item, language, t, written, aside, onWrite, onBack }: Props) {
  const [cut, setCut] = useState(false);
  const most = item.maximumLength;
  const write = (text: string, whole: boolean): void => {
    // A word that a keyboard is still putting together is longer than what comes of it.
    const fitting = whole ? cutToLength(text, most) : text;
    setCut(fitting !== text);
    onWrite(fitting);
  };
  const finished = (event: CompositionEvent<HTMLTextAreaElement>): void => write(event.currentTarget.value, true);
  const left = Math.max(0, most - written.length);
  return (
    <label className={styles.labelled}>
      <span>{t("item.write")}</span>
      <textarea
        className={styles.field}
        value={written}
        placeholder={aside}
        dir={textDirection(written === "" ? aside : written, language)}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="sentences"
        spellCheck={false}
        aria-describedby="about-written"
        onClick={onBack}
        onChange={(event) => write(event.currentTarget.value, (event.nativeEvent as InputEvent).isComposing !== true)}
        onCompositionEnd={finished}
      />
      <span className={styles.under}>
        <small>{t("item.writeHint")}</small>
        <Room label={t("item.room")} left={left} most={most} />
      </span>
      <small id="about-written" role="status">
        {cut ? t("item.cut") : left === 0 ? t("item.full") : null}
      </small>
    </label>
  );
}

/** A bar and no figure: how full the field is. */
function Room({ label, left, most }: { readonly label: string; readonly left: number; readonly most: number }) {
  return (
    <span className={styles.room} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={most} aria-valuenow={left}>
      <i style={{ inlineSize: `${100 - (left * 100) / most}%` }} />
    </span>
  );
}
