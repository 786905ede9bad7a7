import { tenthsOf } from "../../domain/feedback/sheet.ts";
import type { ToldText } from "../../domain/feedback/told.ts";
import { formatPercent } from "../../i18n/numbers.ts";
import { TenPeople } from "../../ui/ten-people.tsx";
import { Sheet } from "../print/sheet.tsx";
import { textAttributes } from "../words/language-names.ts";
import styles from "./poster.module.css";

type Props = {
  readonly organisation: string;
  readonly site: string;
  readonly percent: number;
  /** At least one: a sheet without a text is none. */
  readonly texts: readonly ToldText[];
};

/** For the wall of the waiting room: one figure, what was said, and what is done now, in every language that has its text. */
export function Poster({ organisation, site, percent, texts }: Props) {
  const [first] = texts;
  if (first === undefined) {
    return null;
  }
  return (
    <Sheet organisation={organisation} aside={site}>
      <div className={styles.figure} data-poster-figure={percent}>
        <p className={styles.percent}>
          <bdi>{formatPercent(percent, first.language, 0)}</bdi>
        </p>
        <TenPeople tenths={tenthsOf(percent)} size={44} className={styles.people} />
      </div>
      <div className={styles.languages} data-many={texts.length > 3}>
        {texts.map(({ language, saidTitle, said, nowTitle, now, of }) => (
          <section key={language} className={styles.text} data-poster={language} {...textAttributes(language)}>
            <div>
              <h2>{saidTitle}</h2>
              <p className={styles.said}>{said}</p>
              <p className={styles.of}>{of}</p>
            </div>
            <div>
              <h2 className={styles.nowTitle}>{nowTitle}</h2>
              <p className={styles.now}>{now}</p>
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
