import { useState } from "react";
import type { Item, QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { type ItemKind, moved, newItem } from "../../domain/questionnaire/editing.ts";
import { Button } from "../../ui/button.tsx";
import { Row } from "../parts/card.tsx";
import { Select } from "../parts/field.tsx";
import { textFor } from "../rounds/texts.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

const KINDS = ["single", "scale", "multiple", "number", "text", "information"] as const satisfies readonly ItemKind[];

type Props = {
  readonly document: QuestionnaireDocument;
  /** Null: what belongs to the whole. */
  readonly chosen: string | null;
  readonly faults: (itemId: string | null) => number;
  readonly onChoose: (itemId: string | null) => void;
  readonly onChange: (items: readonly Item[]) => void;
};

/** `id` is null for what belongs to the whole. */
type Entry = { readonly id: string | null; readonly name: string; readonly number: string };

/** The questions in their order; only what has faults is marked. */
export function ItemList({ document, chosen, faults, onChoose, onChange }: Props) {
  const { say, language } = useWords();
  const [kind, setKind] = useState<ItemKind>("single");
  const { items } = document;
  const at = items.findIndex(({ id }) => id === chosen);
  const add = (): void => {
    const item = newItem(
      kind,
      items.map(({ id }) => id),
    );
    onChange([...items, item]);
    onChoose(item.id);
  };
  const remove = (): void => {
    onChange(items.filter(({ id }) => id !== chosen));
    onChoose(items[at + 1]?.id ?? items[at - 1]?.id ?? null);
  };
  const entry = ({ id, name, number }: Entry) => {
    const count = faults(id);
    return (
      <li key={id ?? ""}>
        <button type="button" className={styles.entry} aria-current={id === chosen} onClick={() => onChoose(id)}>
          <span aria-hidden="true">{number}</span>
          <span>{name}</span>
          {count > 0 && (
            <span className={styles.count}>
              <span aria-hidden="true">{count}</span>
              <span className={styles.hidden}>{say("editor.faults", { count })}</span>
            </span>
          )}
        </button>
      </li>
    );
  };
  return (
    <nav className={styles.items} aria-label={say("editor.questions")}>
      <ol>
        {entry({ id: null, name: say("editor.whole"), number: "" })}
        {items.map((item, position) =>
          entry({ id: item.id, name: textFor(document, item.text, language) || item.id, number: String(position + 1) }),
        )}
      </ol>
      {at >= 0 && (
        <Row>
          <Button size="small" disabled={at === 0} onClick={() => onChange(moved(items, at, -1))}>
            {say("editor.earlier")}
          </Button>
          <Button size="small" disabled={at === items.length - 1} onClick={() => onChange(moved(items, at, 1))}>
            {say("editor.later")}
          </Button>
          <Button size="small" onClick={remove}>
            {say("editor.removeItem")}
          </Button>
        </Row>
      )}
      <Select
        label={say("editor.newItemKind")}
        value={kind}
        options={KINDS.map((one) => [one, say(`kinds.${one}`)] as const)}
        onChoose={setKind}
      />
      <div>
        <Button size="small" onClick={add}>
          + {say("editor.newItem")}
        </Button>
      </div>
    </nav>
  );
}
