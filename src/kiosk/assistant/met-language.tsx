import { localeOf } from "../../i18n/locales.ts";
import { Chips } from "./chips.tsx";
import { useStaff } from "./staff-context.ts";
import styles from "./tiles.module.css";

type Props = { readonly chosen: string | null; readonly onChoose: (language: string | null) => void };

/** The language that the visitor was met in, if the assistant knows it; tapping it again takes it away. */
export function MetLanguage({ chosen, onChoose }: Props) {
  const { t, clientLanguages } = useStaff();
  const values = clientLanguages.map((code) => ({ value: code, label: localeOf(code).name, language: code }));
  return (
    <div className={styles["met"]}>
      <span aria-hidden="true">{t("metLanguage")}</span>
      <Chips
        label={t("metLanguage")}
        values={values}
        chosen={chosen}
        onChoose={(code) => onChoose(code === chosen ? null : code)}
      />
    </div>
  );
}
