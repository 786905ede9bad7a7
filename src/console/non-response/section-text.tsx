import { type ReactNode, useId, useState } from "react";
import type { Section } from "../../domain/non-response/compose.ts";
import type { TextFault } from "../../domain/non-response/edited-text.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import { useWords } from "../words/use-words.ts";
import { type Fragment, figuresOf, fragmentsOf, type Speaker, templateOf, valueText } from "./analysis-text.ts";
import styles from "./non-response.module.css";

type Props = {
  readonly section: Section;
  readonly speaker: Speaker;
  /** What somebody has written instead of the composed text; null for that itself. */
  readonly edited: string | null;
  readonly onEdit: (text: string | null) => void;
};

/** A section's text with its figures bound, and a way to write it otherwise. */
export function SectionText({ section, speaker, edited, onEdit }: Props) {
  const { say } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const figures = figuresOf(section);
  const composed = templateOf(section, say);
  // What was written for figures that are no longer there gives way to what is composed.
  const own = edited === null ? null : fragmentsOf(edited, figures, speaker);
  const shown = own?.ok === true ? own : fragmentsOf(composed, figures, speaker);
  if (draft === null) {
    return (
      <>
        <Prose fragments={shown.ok ? shown.value : []} />
        <div data-print="no">
          <Row>
            <Button look="quiet" size="small" onClick={() => setDraft(own?.ok === true && edited !== null ? edited : composed)}>
              {say("analysis.edit")}
            </Button>
            {edited !== null && (
              <Button look="quiet" size="small" onClick={() => onEdit(null)}>
                {say("analysis.composedAgain")}
              </Button>
            )}
          </Row>
        </div>
      </>
    );
  }
  const read = fragmentsOf(draft, figures, speaker);
  const keep = (): void => {
    if (read.ok) {
      onEdit(draft === composed ? null : draft);
      setDraft(null);
    }
  };
  return (
    <div className={styles.editing} data-print="no">
      <Writing draft={draft} onWrite={setDraft} fault={read.ok ? null : read.error} />
      <ul className={styles.chips} aria-label={say("analysis.figuresHere")}>
        {[...figures].map(([name, figure]) => (
          <li key={name}>
            <Button size="small" onClick={() => setDraft(`${draft} {${name}}`)}>
              {`{${name}} = ${valueText(figure, speaker)}`}
            </Button>
          </li>
        ))}
      </ul>
      <Row>
        <Button onClick={keep} aria-disabled={!read.ok}>
          {say("analysis.keep")}
        </Button>
        <Button onClick={() => setDraft(null)}>{say("common.cancel")}</Button>
      </Row>
    </div>
  );
}

type WritingProps = { readonly draft: string; readonly onWrite: (text: string) => void; readonly fault: TextFault | null };

function Writing({ draft, onWrite, fault }: WritingProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{say("analysis.text")}</label>
      <textarea
        id={id}
        rows={6}
        value={draft}
        onChange={({ target }) => onWrite(target.value)}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={fault === null ? styles.hint : styles.fault} {...(fault === null ? {} : { role: "alert" })}>
        {fault === null ? say("analysis.textHint") : faultText(fault, say)}
      </p>
    </>
  );
}

function faultText(fault: TextFault, say: ReturnType<typeof useWords>["say"]): string {
  switch (fault.kind) {
    case "unknown-figure":
      return say("analysis.faults.unknown", { name: fault.name });
    case "loose-figure":
      return say("analysis.faults.loose", { digits: fault.digits });
    case "open-brace":
      return say("analysis.faults.brace");
  }
}

/** Each figure in heavier type, with the sign of where it comes from. */
export function Prose({ fragments, heading = false }: { readonly fragments: readonly Fragment[]; readonly heading?: boolean }) {
  const content: readonly ReactNode[] = fragments.map(({ text, source }, position) =>
    source === null ? (
      text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- a text may name one figure twice; its place tells them apart
      <span key={position} data-source={source}>
        <strong className={styles.value}>{text}</strong>
        {!heading && <sup>{source}</sup>}
      </span>
    ),
  );
  return heading ? <>{content}</> : <p className={styles.prose}>{content}</p>;
}
