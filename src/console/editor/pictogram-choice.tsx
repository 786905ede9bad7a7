import { QUESTION_PICTOGRAMS } from "../../domain/questionnaire/pictograms.ts";
import { NamedPictogram } from "../rounds/named-pictogram.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./editor.module.css";

type Props = {
  readonly chosen: string | undefined;
  /** What it is the picture of. */
  readonly of: string;
  readonly onChoose: (name: string | undefined) => void;
};

/** The picture beside a text: out of the catalogue, drawn as a tablet draws it. */
export function PictogramChoice({ chosen, of, onChoose }: Props) {
  const { say } = useWords();
  return (
    <details className={styles.pictures}>
      <summary
        aria-label={say(chosen === undefined ? "editor.choosePicture" : "editor.changePicture", { of, name: chosen ?? "" })}
      >
        {chosen === undefined ? <span aria-hidden="true">+</span> : <NamedPictogram name={chosen} size={44} />}
      </summary>
      <div className={styles.catalogue} role="group" aria-label={say("editor.pictures", { of })}>
        <button type="button" className={styles.picture} aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
          {say("editor.noPicture")}
        </button>
        {QUESTION_PICTOGRAMS.map((name) => (
          <button
            key={name}
            type="button"
            className={styles.picture}
            aria-label={name}
            title={name}
            aria-pressed={name === chosen}
            onClick={() => onChoose(name)}
          >
            <NamedPictogram name={name} size={36} />
          </button>
        ))}
      </div>
    </details>
  );
}
