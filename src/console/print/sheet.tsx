import type { ReactNode } from "react";
import type { Language } from "../../kernel/language.ts";
import { TallyStrokes } from "../../ui/tally-strokes.tsx";
import { useScrolls } from "../parts/use-scrolls.ts";
import { textAttributes } from "../words/language-names.ts";
import styles from "./print.module.css";

type SheetProps = {
  readonly organisation: string;
  readonly aside?: string;
  /** Of the sheet as a whole; one with several languages marks each part by itself. */
  readonly language?: Language;
  readonly children: ReactNode;
};

/** One page of paper: drawn as such on the screen, and nothing but its content when it is printed. */
export function Sheet({ organisation, aside = "", language, children }: SheetProps) {
  return (
    <article className={styles.sheet} data-sheet="" {...(language === undefined ? {} : textAttributes(language))}>
      <header className={styles.sheetHead}>
        <TallyStrokes size={40} className={styles.mark} />
        <span>
          <bdi>{organisation}</bdi>
        </span>
        <span className={styles.sheetAside}>
          <bdi>{aside}</bdi>
        </span>
      </header>
      {children}
    </article>
  );
}

/** What lies the sheets out on the screen. A sheet is as wide as paper, and so may be wider than the screen. */
export function Sheets({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { frame, scrolling } = useScrolls(label);
  return (
    <div ref={frame} className={styles.sheets} {...scrolling}>
      {children}
    </div>
  );
}
