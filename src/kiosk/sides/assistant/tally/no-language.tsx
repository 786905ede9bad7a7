import { LOCALES } from "../../../../i18n/locales.ts";
import { Notice } from "../../../../ui/notice.tsx";
import { useStaff } from "../staff-context.ts";

/** No language of the questionnaire can be chosen on this tablet: handing it over would show a client nothing. */
export function NoLanguage() {
  const { t, state } = useStaff();
  const languages = state.held.kind === "verified" ? state.held.release.questionnaire.languages : [];
  const names = languages.map((code) => LOCALES.find((locale) => locale.code === code)?.name ?? code);
  return (
    <Notice tone="wrong" live title={t("noLanguage.title")}>
      <p>{t("noLanguage.text")}</p>
      <p>
        {t("noLanguage.languages")}: <bdi>{names.join(", ")}</bdi>
      </p>
      <p>{t("noLanguage.fix")}</p>
    </Notice>
  );
}
