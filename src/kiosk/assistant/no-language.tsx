import { LOCALES } from "../../i18n/locales.ts";
import styles from "./no-language.module.css";
import { useStaff } from "./staff-context.ts";
import frame from "./staff-frame.module.css";

/** No language of the questionnaire can be chosen on this tablet: handing it over would show a client nothing. */
export function NoLanguage() {
  const { t, state } = useStaff();
  const languages = state.release.kind === "verified" ? state.release.release.questionnaire.languages : [];
  const names = languages.map((code) => LOCALES.find((locale) => locale.code === code)?.name ?? code);
  return (
    <section role="alert" className={styles["card"]} data-no-language="">
      <h2>{t("noLanguage.title")}</h2>
      <p>{t("noLanguage.text")}</p>
      <dl className={frame["facts"]}>
        <dt>{t("noLanguage.languages")}</dt>
        <dd>
          <bdi>{names.join(", ")}</bdi>
        </dd>
      </dl>
      <p>{t("noLanguage.fix")}</p>
    </section>
  );
}
