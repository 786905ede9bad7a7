import type { Told, ToldText } from "../../../../domain/feedback/told.ts";
import { TenPeople } from "../../../../ui/ten-people.tsx";
import { InLanguage } from "../client-frame.tsx";
import styles from "./told.module.css";

type Props = {
  readonly told: Told;
  /** Those of the tablet's languages that have a text, in their order. */
  readonly texts: readonly ToldText[];
};

/** The thanks for the last round: one figure, what was said, and what is done now, in all languages at once. */
function ToldStrip({ told, texts }: Props) {
  const [first] = texts;
  return (
    <section className={styles.strip} data-told={told.edition}>
      <div className={styles.figure}>
        <p className={styles.percent}>
          <bdi>{told.figure}</bdi>
        </p>
        <TenPeople tenths={told.tenths} size={28} className={styles.people} />
        {first !== undefined && (
          <InLanguage language={first.language} className={styles.of}>
            {first.of}
          </InLanguage>
        )}
      </div>
      <div className={styles.texts} data-many={texts.length > 3}>
        {texts.map(({ language, saidTitle, said, nowTitle, now }) => (
          <InLanguage key={language} language={language} className={styles.text}>
            <p>
              <span className={styles.title}>{saidTitle}</span> {said}
            </p>
            <p className={styles.now}>
              <span className={styles.title}>{nowTitle}</span> {now}
            </p>
          </InLanguage>
        ))}
      </div>
    </section>
  );
}

export const toldPart = { ToldStrip };
