import { localeOf } from "../../i18n/locales.ts";
import type { Language } from "../../kernel/language.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./crashed-screen.module.css";
import { useClientText, useStaffText } from "./texts.ts";

type Props = {
  readonly staffLanguage: Language;
  readonly clientLanguages: readonly Language[];
  /** It may be a client who sees this. */
  readonly inClientsHands: boolean;
};

/**
 * A screen could not be shown. What is stored is untouched, and what may leave goes on leaving. As little as possible
 * stands here, so that nothing of it can be what failed.
 */
export function CrashedScreen({ staffLanguage, clientLanguages, inClientsHands }: Props) {
  const t = useStaffText(staffLanguage);
  return (
    <main className={styles.page}>
      {inClientsHands && clientLanguages.map((language) => <ForClient key={language} language={language} />)}
      <div role="alert" className={styles.card} lang={staffLanguage} dir={localeOf(staffLanguage).direction}>
        <h1>{t("crashed.title")}</h1>
        <p>{t("crashed.text")}</p>
        <div>
          <Button look="primary" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </div>
      </div>
    </main>
  );
}

function ForClient({ language }: { readonly language: Language }) {
  const t = useClientText(language);
  return (
    <div className={styles.card} lang={language} dir={localeOf(language).direction}>
      <h2>{t("locked.title")}</h2>
      <p>
        {t("locked.text")} {t("locked.kept")}
      </p>
    </div>
  );
}
