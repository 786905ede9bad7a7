import { type ReactNode, useContext, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../../../../ui/button.tsx";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import { languageOfFile, type Words } from "../../../parts/resources.ts";
import { ScrollRegion } from "../../../parts/scroll-region.tsx";
import { type ClientText, TranslatorContext } from "../../../parts/texts.ts";
import { CONTRASTS, type Comfort, type ComfortControl, HANDS, TEXT_SIZES } from "./comfort.ts";
import styles from "./comfort-sheet.module.css";

const files = import.meta.glob<Words>("../../../../../locales/*/client.json", {
  eager: true,
  query: "?comfort",
  import: "default",
});

type Props = {
  readonly t: ClientText;
  readonly comfort: ComfortControl;
  readonly onClose: () => void;
};

/**
 * Over the screen that it changes, so that she sees what each choice does. Each is shown as what it gives: letters in their
 * size, paper in its colours, a tablet with its buttons by a thumb.
 */
function ComfortSheet({ t, comfort: { now, become }, onClose }: Props) {
  useOwnWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    heading.current?.focus();
  }, []);
  const contrast = now.contrast ?? (matchMedia("(prefers-contrast: more)").matches ? "more" : "plain");
  const set = (change: Partial<Comfort>): void => become({ ...now, ...change });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape and the button inside are the keyboard's ways
    <dialog
      ref={dialog}
      className={styles.over}
      aria-labelledby="comfort"
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className={styles.sheet}>
        <ScrollRegion label={t("comfort.title")} more={t("more")}>
          <h2 id="comfort" ref={heading} tabIndex={-1} className={styles.title}>
            {t("comfort.title")}
          </h2>
          <div className={styles.groups}>
            <Group legend={t("comfort.text")}>
              {TEXT_SIZES.map((text) => (
                <Choice
                  key={text}
                  name="text"
                  label={t(`comfort.${text}`)}
                  checked={now.text === text}
                  onChoose={() => set({ text })}
                >
                  <span className={styles[text]}>Aa</span>
                </Choice>
              ))}
            </Group>
            <Group legend={t("comfort.colours")}>
              {CONTRASTS.map((one) => (
                <Choice
                  key={one}
                  name="contrast"
                  label={t(`comfort.${one}`)}
                  checked={contrast === one}
                  onChoose={() => set({ contrast: one })}
                >
                  <span className={styles.page} data-contrast={one}>
                    Aa
                    <i />
                  </span>
                </Choice>
              ))}
            </Group>
            <Group legend={t("comfort.hand")} sides>
              {HANDS.map((hand) => (
                <Choice
                  key={hand}
                  name="hand"
                  label={t(`comfort.${hand}`)}
                  checked={now.hand === hand}
                  onChoose={() => set({ hand })}
                >
                  <Held hand={hand} />
                </Choice>
              ))}
            </Group>
          </div>
        </ScrollRegion>
        <div className={styles.foot}>
          <Button look="primary" className={styles.done} onClick={onClose}>
            {t("comfort.done")}
          </Button>
        </div>
      </div>
    </dialog>
  );
}

/** `sides`: what lies to the left stands to the left, however the text runs. */
function Group({ legend, sides = false, children }: { legend: string; sides?: boolean; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.choices} {...(sides ? { dir: "ltr" } : {})}>
        {children}
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
};

function Choice({ name, label, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={`comfort-${name}`} checked={checked} onChange={onChoose} autoComplete="off" />
      <span className={styles.preview} aria-hidden="true">
        {children}
      </span>
      <span>{label}</span>
      <span className={styles.check}>
        <Pictogram name="check" size={26} />
      </span>
    </label>
  );
}

/** A tablet, and where its buttons are: never mirrored. */
function Held({ hand }: { readonly hand: Comfort["hand"] }) {
  return (
    <svg width="60" height="50" viewBox="0 0 72 60" fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinejoin="round">
      <rect x="6" y="6" width="60" height="48" rx="7" />
      {hand !== "right" && <rect x="13" y="38" width={hand === "both" ? 20 : 24} height="9" rx="3" fill="currentColor" />}
      {hand !== "left" && (
        <rect x={hand === "both" ? 39 : 35} y="38" width={hand === "both" ? 20 : 24} height="9" rx="3" fill="currentColor" />
      )}
      <path d="M14 18h44M14 27h30" strokeLinecap="round" />
    </svg>
  );
}

/** Its words come with it. */
function useOwnWords(): void {
  const translator = useContext(TranslatorContext);
  useState(() => {
    for (const [path, comfort] of Object.entries(files)) {
      translator?.addResourceBundle(languageOfFile(path), "client", { comfort }, true, true);
    }
  });
}

/** All of it, for whoever loads it when it is needed. */
export const comfortPart = { ComfortSheet };

export type ComfortPart = typeof comfortPart;
