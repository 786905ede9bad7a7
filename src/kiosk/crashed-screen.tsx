import { localeOf } from "../i18n/locales.ts";
import frame from "./assistant/staff-frame.module.css";
import { Button } from "./parts/button.tsx";
import { useClientText, useStaffText } from "./parts/texts.ts";

type Props = {
  readonly staffLanguage: string;
  readonly clientLanguages: readonly string[];
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
    <main className={frame["page"]}>
      {inClientsHands && clientLanguages.map((language) => <ForClient key={language} language={language} />)}
      <div role="alert" className={frame["card"]} lang={staffLanguage} dir={localeOf(staffLanguage).direction}>
        <h1>{t("crashed.title")}</h1>
        <p>{t("crashed.text")}</p>
        <div className={frame["actions"]}>
          <Button look="primary" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </div>
      </div>
    </main>
  );
}

function ForClient({ language }: { readonly language: string }) {
  const t = useClientText(language);
  return (
    <div className={frame["card"]} lang={language} dir={localeOf(language).direction}>
      <h2>{t("locked.title")}</h2>
      <p>
        {t("locked.text")} {t("locked.kept")}
      </p>
    </div>
  );
}
