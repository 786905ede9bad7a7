import { type CompositionEvent, useContext, useLayoutEffect, useRef, useState } from "react";
import type { TextItem } from "../../../../domain/questionnaire/document.ts";
import { type Draft, type Edited, eraseBack, insertText, retype } from "../../../../domain/questionnaire/edit-text.ts";
import { textDirection } from "../../../../i18n/direction.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import type { ClientText } from "../../../parts/texts.ts";
import { ListeningContext, useMark } from "../listening/listening.ts";
import { NOTICE } from "../listening/spoken.ts";
import { Keyboard } from "./keyboard.tsx";
import styles from "./typing.module.css";

type Props = {
  readonly item: TextItem;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly t: ClientText;
  /** What is seen in the field. */
  readonly written: string;
  /** What she has written, also while an option stands instead of it. */
  readonly kept: string;
  /** What is said under the emptied field while an option stands instead of what was written; else empty. */
  readonly aside: string;
  readonly onWrite: (typed: string) => void;
  readonly onBack: () => void;
};

/** Her own words, and how much room is left for them. Nothing of it may reach the tablet's keyboard or the next client. */
export function TextField({ item, language, languages, t, written, kept, aside, onWrite, onBack }: Props) {
  const [cut, setCut] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  /** Where the caret belongs once the field holds what was written. */
  const caret = useRef<number | null>(null);
  const most = item.maximumLength;
  const left = Math.max(0, most - written.length);
  useLayoutEffect(() => {
    const area = field.current;
    if (area !== null && caret.current !== null) {
      area.setSelectionRange(caret.current, caret.current);
      caret.current = null;
      showCaret(area);
    }
  });

  const listening = useContext(ListeningContext);
  const mark = useMark(NOTICE);
  const whyNoMore = (short: boolean, length: number): string | null =>
    length >= most ? t("item.full") : short ? t("item.cut") : null;

  /** The text with her place in it; an emptied field's text comes back with the caret at its end. */
  const draft = (): Draft => {
    const area = field.current;
    return aside !== "" || area === null
      ? { text: kept, from: kept.length, to: kept.length }
      : { text: written, from: area.selectionStart, to: area.selectionEnd };
  };
  const become = ({ text, from, cut: short }: Edited): void => {
    caret.current = from;
    setCut(short);
    const trouble = whyNoMore(short, text.length);
    if (trouble !== null) {
      listening?.tell(trouble, language);
    }
    onWrite(text);
  };
  const typed = (text: string, whole: boolean): void => {
    if (aside !== "") {
      // Nothing that she wrote is lost when the first new letter is typed into the emptied field.
      become(insertText(draft(), text, most));
    } else if (whole && text.length > most) {
      become(retype(draft(), text, most));
    } else {
      // A word that a keyboard is still putting together may be longer than what comes of it.
      setCut(false);
      onWrite(text);
    }
  };
  const finished = (event: CompositionEvent<HTMLTextAreaElement>): void => typed(event.currentTarget.value, true);
  return (
    <>
      <div className={styles.entry}>
        <textarea
          ref={field}
          className={styles.text}
          value={written}
          dir={textDirection(written, language)}
          // The keyboard below is hers: the tablet's own neither comes up nor learns.
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label={t("item.write")}
          aria-describedby="about-names about-written"
          onClick={onBack}
          // By itself a browser brings the line that is written into sight, and no more of the field.
          onFocus={(event) => event.currentTarget.scrollIntoView({ block: "nearest" })}
          onChange={(event) => typed(event.currentTarget.value, (event.nativeEvent as InputEvent).isComposing !== true)}
          onCompositionEnd={finished}
        />
        <div className={styles.under}>
          <p id="about-names" className={styles.names} hidden={aside !== ""}>
            <Pictogram name="hidden" size={32} />
            {t("item.writeHint")}
          </p>
          <Room label={t("item.room")} left={left} most={most} />
        </div>
        <p id="about-written" className={styles.about} role="status" data-heard={mark}>
          {aside !== "" ? aside : whyNoMore(cut, written.length)}
        </p>
      </div>
      <Keyboard
        t={t}
        language={language}
        languages={languages}
        onType={(letter) => become(insertText(draft(), letter, most))}
        onErase={() => (aside === "" ? become({ ...eraseBack(draft()), cut: false }) : onBack())}
        onTouch={() => field.current?.focus({ preventScroll: true })}
      />
    </>
  );
}

/** Browsers follow a caret that they have moved themselves, and no other. */
function showCaret(area: HTMLTextAreaElement): void {
  const probe = area.cloneNode() as HTMLTextAreaElement;
  probe.value = area.value.slice(0, area.selectionEnd);
  Object.assign(probe.style, {
    position: "absolute",
    visibility: "hidden",
    minBlockSize: "0",
    blockSize: "0",
    inlineSize: `${area.clientWidth}px`,
  });
  probe.removeAttribute("aria-label");
  area.after(probe);
  const bottom = probe.scrollHeight;
  probe.remove();
  const line = Number.parseFloat(getComputedStyle(area).lineHeight) * 2;
  if (bottom > area.scrollTop + area.clientHeight) {
    area.scrollTop = bottom - area.clientHeight;
  } else if (bottom - line < area.scrollTop) {
    area.scrollTop = Math.max(0, bottom - line);
  }
}

/** A bar and no figure: how full the field is. */
function Room({ label, left, most }: { readonly label: string; readonly left: number; readonly most: number }) {
  return (
    <span className={styles.room} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={most} aria-valuenow={left}>
      <i style={{ inlineSize: `${100 - (left * 100) / most}%` }} />
    </span>
  );
}
