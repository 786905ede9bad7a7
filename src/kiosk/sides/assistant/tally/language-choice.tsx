import { localeOf } from "../../../../i18n/locales.ts";
import { Chips } from "../../../../ui/chips.tsx";
import { chooseStaffLanguage } from "../../../tablet/preferences.ts";
import { useStaff } from "../staff-context.ts";

/** The assistant's own language, each in its own name. */
export function LanguageChoice() {
  const { t, tablet, language, staffLanguages } = useStaff();
  const options = staffLanguages.map((code) => ({ value: code, text: localeOf(code).name, language: code }));
  return (
    <Chips
      label={t("language")}
      options={options}
      chosen={language}
      onChoose={(code) => void chooseStaffLanguage(tablet, code)}
    />
  );
}
