import { localeOf } from "../../i18n/locales.ts";
import { chooseStaffLanguage } from "../tablet/shifts.ts";
import { Chips } from "./chips.tsx";
import { useStaff } from "./staff-context.ts";

/** The assistant's own language, each in its own name. */
export function LanguageChoice() {
  const { t, tablet, language, staffLanguages } = useStaff();
  const values = staffLanguages.map((code) => ({ value: code, label: localeOf(code).name, language: code }));
  return (
    <Chips label={t("language")} values={values} chosen={language} onChoose={(code) => void chooseStaffLanguage(tablet, code)} />
  );
}
