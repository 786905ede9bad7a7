import type { QuestionnaireDocument } from "../../domain/questionnaire/document.ts";
import { askerText, lengthText } from "../../i18n/filled-words.ts";
import { localeOf } from "../../i18n/locales.ts";
import { Pictogram } from "../../ui/pictogram.tsx";
import { TallyStrokes } from "../../ui/tally-strokes.tsx";
import { textAttributes } from "../words/language-names.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./print.module.css";
import type { PrintWords } from "./print-words.ts";
import { Sheet } from "./sheet.tsx";

type Props = {
  readonly words: readonly PrintWords[];
  readonly document: QuestionnaireDocument;
  readonly organisation: string;
};

/** Stands on the assistant's desk: the question, and what one has to know to answer it, in every language of the round. */
export function DeskSign({ words, document, organisation }: Props) {
  return (
    <Sheet organisation={organisation}>
      <div className={styles.languages}>
        {words.map(({ language, client }) => (
          <section key={language} className={styles.inLanguage} {...textAttributes(language)}>
            <h2>{client("purpose.title")}</h2>
            <p>
              {lengthText(client, document)} {client("purpose.free")} {client("purpose.unseen")}
            </p>
          </section>
        ))}
      </div>
      <Promises />
    </Sheet>
  );
}

/** Hangs in the waiting room: larger, with who asks, and that it is nothing to do with anybody's money. */
export function Poster({ words, organisation }: Props) {
  return (
    <Sheet organisation={organisation}>
      <div className={styles.languages} data-size="poster">
        {words.map(({ language, client }) => (
          <section key={language} className={styles.inLanguage} {...textAttributes(language)}>
            <h2>{client("purpose.title")}</h2>
            <p>
              {askerText(client, organisation)} {client("purpose.money")}
            </p>
          </section>
        ))}
      </div>
      <Promises />
    </Sheet>
  );
}

/** The same without words: how long, free, unseen, locked. */
function Promises() {
  return (
    <div className={styles.promises} aria-hidden="true">
      {(["clock", "free", "hidden", "lock"] as const).map((name) => (
        <span key={name}>
          <Pictogram name={name} size={52} />
        </span>
      ))}
    </div>
  );
}

type BadgeProps = Omit<Props, "document"> & {
  /** First names; where there is none, the badge says that she is an assistant. */
  readonly names: readonly string[];
  readonly telephone: string;
};

/** Front and back beside each other, to be cut out and folded: two to a page. */
export function Badges({ words, organisation, names, telephone }: BadgeProps) {
  const { say } = useWords();
  const shown = names.length === 0 ? [say("print.assistant")] : names;
  return (
    <Sheet organisation={organisation} aside={say("print.cutAndFold")}>
      <div className={styles.badges}>
        {shown.map((name, position) => (
          // oxlint-disable-next-line react/no-array-index-key -- two assistants may have the same first name
          <div key={position} className={styles.badge} data-badge="">
            <div className={styles.front}>
              <TallyStrokes size={56} className={styles.mark} />
              <p className={styles.name}>{name}</p>
              <div className={styles.askAll}>
                {words.map(({ language, client }) => (
                  <p key={language} {...textAttributes(language)}>
                    {client("print.askAll")}
                  </p>
                ))}
              </div>
              <p className={styles.speaks}>
                {words.map(({ language }) => (
                  <span key={language} {...textAttributes(language)}>
                    {localeOf(language).name}
                  </span>
                ))}
              </p>
            </div>
            <div className={styles.back}>
              <p className={styles.backTitle}>{say("print.trouble")}</p>
              <p>{say("print.troubleText")}</p>
              {telephone !== "" && <p className={styles.telephone}>{telephone}</p>}
              <p className={styles.backFoot}>{organisation}</p>
            </div>
          </div>
        ))}
      </div>
    </Sheet>
  );
}
