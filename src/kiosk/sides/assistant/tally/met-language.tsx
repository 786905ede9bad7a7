import { localeOf } from "../../../../i18n/locales.ts";
import type { Language } from "../../../../kernel/language.ts";
import { Chips } from "../../../../ui/chips.tsx";
import { useStaff } from "../staff-context.ts";
import styles from "./tiles.module.css";

type Props = { readonly chosen: Language | null; readonly onChoose: (language: Language | null) => void };

/** The language that the visitor was met in, if the assistant knows it; tapping it again takes it away. */
export function MetLanguage({ chosen, onChoose }: Props) {
  const { t, clientLanguages } = useStaff();
  const options = clientLanguages.map((code) => ({ value: code, text: localeOf(code).name, language: code }));
  return (
    <div className={styles.met}>
      <span aria-hidden="true">{t("metLanguage")}</span>
      <Chips
        label={t("metLanguage")}
        options={options}
        chosen={chosen}
        onChoose={(code) => onChoose(code === chosen ? null : code)}
      />
    </div>
  );
}
