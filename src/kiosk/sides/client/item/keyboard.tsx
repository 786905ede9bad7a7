import { type MouseEvent, useEffect, useRef, useState } from "react";
import { localeOf } from "../../../../i18n/locales.ts";
import { inOwnDigits } from "../../../../i18n/numbers.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Pictogram } from "../../../../ui/pictogram.tsx";
import type { ClientText } from "../../../parts/texts.ts";
import { KeyDrawing } from "./key-drawing.tsx";
import { type Action, type Key, layoutFor, rowsOf } from "./key-rows.ts";
import { useKeys } from "./keys.ts";
import styles from "./typing.module.css";

type Props = {
  readonly t: ClientText;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly onType: (letter: string) => void;
  readonly onErase: () => void;
  /** A finger is at it: the field shows its caret. */
  readonly onTouch: () => void;
};

/** A finger that rests so long on a key wants what it gives besides. */
const HOLD_MS = 450;

type Held = { readonly letter: string; readonly row: number; readonly others: readonly string[] };

/**
 * A keyboard of the page's own, in any language of the round: no dictionary, nothing learned, no way out of the app, and
 * there also where the tablet has none for the script. It stands from left to right as keyboards do, however the text runs.
 */
export function Keyboard({ t, language, languages, onType, onErase, onTouch }: Props) {
  const [writes, setWrites] = useState(language);
  const [layer, setLayer] = useState<"letters" | "marks">("letters");
  const [large, setLarge] = useState(false);
  const [held, setHeld] = useState<Held | null>(null);
  const board = useKeys();
  const holding = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The key that was held gives nothing more when it is let go. */
  const spent = useRef(false);
  useEffect(() => () => clearTimeout(holding.current), []);

  const layout = layoutFor(writes);
  const rows = rowsOf(layout, layer, languages.length > 1);
  // A bracket is shown on its key as it will stand in the text.
  const runs = localeOf(writes).direction;
  const after = languages[(languages.indexOf(writes) + 1) % languages.length] ?? language;
  const cased = (letter: string): string => (large ? letter.toLocaleUpperCase(writes) : letter);
  const give = (letter: string): void => {
    setHeld(null);
    setLarge(false);
    onType(letter);
  };
  const touched = ({ detail }: MouseEvent): void => {
    // What a keyboard or a switch clicks has no count: there focus stays on the key.
    if (detail > 0) {
      onTouch();
    }
  };
  const othersOf = (letter: string): readonly string[] => {
    const others = layout.more[letter];
    return others === undefined ? [] : others.split(" ");
  };
  const hold = (letter: string, row: number): void => {
    const others = othersOf(letter);
    if (others.length > 0) {
      spent.current = true;
      setHeld({ letter: cased(letter), row, others: others.map(cased) });
    }
  };
  const act = (does: Action): void => {
    setHeld(null);
    switch (does) {
      case "shift":
        setLarge(!large);
        break;
      case "erase":
        onErase();
        break;
      case "layer":
        setLayer(layer === "letters" ? "marks" : "letters");
        break;
      case "language":
        setWrites(after);
        setLayer("letters");
        setLarge(false);
        break;
      case "space":
        onType(" ");
        break;
      case "newLine":
        onType("\n");
        break;
    }
  };
  /** Closes what a held key gives besides, with focus back on that key. */
  const close = ({ letter }: Held): void => {
    setHeld(null);
    const keys = [...(board.current?.querySelectorAll<HTMLElement>("[data-letter]") ?? [])];
    keys.find(({ dataset }) => dataset.letter === letter)?.focus();
  };
  const letterKey = (letter: string, row: number) => {
    const has = othersOf(letter).length > 0;
    return (
      <button
        key={letter}
        type="button"
        data-letter={cased(letter)}
        {...(has ? { "aria-haspopup": true, "aria-expanded": held?.letter === cased(letter) } : {})}
        onPointerDown={() => {
          spent.current = false;
          clearTimeout(holding.current);
          holding.current = setTimeout(() => hold(letter, row), HOLD_MS);
        }}
        onPointerUp={() => clearTimeout(holding.current)}
        onPointerLeave={() => clearTimeout(holding.current)}
        onPointerCancel={() => clearTimeout(holding.current)}
        // A keyboard's own key for it, and what some tablets make of a long touch.
        onContextMenu={(event) => {
          event.preventDefault();
          hold(letter, row);
        }}
        onKeyDown={(event) => {
          if (event.repeat && (event.key === "Enter" || event.key === " ")) {
            event.preventDefault();
            hold(letter, row);
          } else if (!event.repeat) {
            spent.current = false;
          }
        }}
        onKeyUp={(event) => {
          if (event.key === " " && spent.current) {
            event.preventDefault();
          }
        }}
        onClick={(event) => {
          if (!spent.current) {
            give(cased(letter));
            touched(event);
          }
        }}
      >
        <span dir={runs}>{cased(letter)}</span>
      </button>
    );
  };
  const actionKey = (does: Action) => {
    const name = localeOf(after).name;
    const [label, face] = {
      shift: [t("item.keys.shift"), <KeyDrawing key="face" name="shift" />],
      erase: [t("item.keys.erase"), <KeyDrawing key="face" name="erase" />],
      newLine: [t("item.keys.newLine"), <KeyDrawing key="face" name="newLine" />],
      layer: [
        t(layer === "letters" ? "item.keys.marks" : "item.keys.letters"),
        layer === "letters" ? inOwnDigits("123", writes) : letterSample(layout.letters),
      ],
      language: [
        `${t("item.keys.keyboard")}: ${name}`,
        <span key="face" className={styles.tongue} lang={after} dir={localeOf(after).direction}>
          {name}
        </span>,
      ],
      space: [t("item.keys.space"), t("item.keys.space")],
    }[does];
    return (
      <button
        key={does}
        type="button"
        className={does === "space" ? styles.space : styles.doing}
        aria-label={label as string}
        {...(does === "shift" ? { "aria-pressed": large } : {})}
        onClick={(event) => {
          act(does);
          touched(event);
        }}
      >
        <span>
          {does === "language" && <Pictogram name="globe" size={28} />}
          {face}
        </span>
      </button>
    );
  };
  const keyOf = (key: Key, row: number) => (key.does === "type" ? letterKey(key.letter, row) : actionKey(key.does));
  return (
    <div
      ref={board}
      className={styles.keyboard}
      role="group"
      aria-label={`${t("item.keys.keyboard")}: ${localeOf(writes).name}`}
      dir="ltr"
    >
      {rows.map((row, at) => (
        <div key={`${writes} ${layer} ${at + 1}`} className={styles.row} lang={writes} style={{ gridRow: at + 1 }}>
          {row.map((key) => keyOf(key, at))}
        </div>
      ))}
      {held !== null && (
        <div
          className={styles.others}
          role="group"
          aria-label={t("item.keys.more", { letter: held.letter })}
          lang={writes}
          style={{ gridRow: held.row === 0 ? 2 : held.row }}
        >
          {held.others.map((letter) => (
            <button
              key={letter}
              type="button"
              ref={(key) => {
                if (letter === held.others[0] && board.current?.contains(document.activeElement)) {
                  key?.focus();
                }
              }}
              onKeyDown={({ key }) => {
                if (key === "Escape") {
                  close(held);
                }
              }}
              onClick={(event) => {
                give(letter);
                touched(event);
              }}
            >
              <span dir={runs}>{letter}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** The first letters there are, for the key that leads back to them. */
function letterSample(rows: readonly string[]): string {
  return (rows.at(-1) ?? "").split(" ").slice(0, 3).join(" ");
}
