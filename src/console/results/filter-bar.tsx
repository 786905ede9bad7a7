import type { Shown } from "../../domain/disclosure/reader.ts";
import { HELP_MODES } from "../../domain/response/response.ts";
import {
  type AnswerTable,
  countPlaces,
  EVERYBODY,
  type Filter,
  isEverybody,
  rowsWhere,
  TOLD_GENDERS,
} from "../../domain/results/answer-table.ts";
import type { Language } from "../../kernel/language.ts";
import type { Site } from "../../protocol/console/rounds.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../parts/field.tsx";
import { languageName } from "../words/language-names.ts";
import { type Say, useWords } from "../words/use-words.ts";
import styles from "./results.module.css";

type Props = {
  readonly table: AnswerTable;
  /** Those of the round, by name. */
  readonly sites: readonly Site[];
  readonly filter: Filter;
  /** How many of the opened answers are meant, as much of it as may be shown. */
  readonly count: Shown<number>;
  readonly onChange: (filter: Filter) => void;
  readonly children?: React.ReactNode;
};

/** No id and no language is called so. */
const WHOEVER = "*";

/** Whose answers the screen shows: each choice narrows the others. */
export function FilterBar({ table, sites, filter, count, onChange, children }: Props) {
  const { say, language, number } = useWords();
  const { document, size } = table;
  const everybody = rowsWhere(table, EVERYBODY);
  const met = countPlaces(table.mode, everybody, HELP_MODES.length);
  const modes = HELP_MODES.filter((mode, place) => (met[place] ?? 0) > 0 || mode === filter.mode);
  const change = (part: Partial<Filter>): void => onChange({ ...filter, ...part });
  return (
    <fieldset className={styles.filters} data-print="no">
      <legend className={styles.heard}>{say("results.whose")}</legend>
      {sites.length > 1 && (
        <Select
          label={say("common.site")}
          value={filter.siteId ?? WHOEVER}
          options={[[WHOEVER, say("results.all.sites")] as const, ...sites.map(({ id, name }) => [id as string, name] as const)]}
          onChoose={(value) => change({ siteId: sites.find(({ id }) => id === value)?.id ?? null })}
        />
      )}
      <Select
        label={say("common.language")}
        value={filter.language ?? WHOEVER}
        options={[
          [WHOEVER, say("results.all.languages")] as const,
          ...document.languages.map((code) => [code as string, languageName(code, language)] as const),
        ]}
        onChoose={(value) => change({ language: document.languages.find((code) => code === value) ?? null })}
      />
      <Select
        label={say("results.gender")}
        value={filter.gender ?? WHOEVER}
        options={[
          [WHOEVER, say("results.groups.T")] as const,
          ...TOLD_GENDERS.map((gender) => [gender as string, say(`results.groups.${gender}`)] as const),
        ]}
        onChoose={(value) => change({ gender: TOLD_GENDERS.find((gender) => gender === value) ?? null })}
      />
      <Select
        label={say("results.helpMode")}
        value={filter.mode ?? WHOEVER}
        options={[
          [WHOEVER, say("results.all.modes")] as const,
          ...modes.map((mode) => [mode as string, say(`modes.${mode}`)] as const),
        ]}
        onChoose={(value) => change({ mode: HELP_MODES.find((mode) => mode === value) ?? null })}
      />
      {children}
      <p className={styles.meant} role="status" data-figure="meant">
        {!isEverybody(filter) &&
          (count.shown
            ? say("results.meant", { count: count.value, of: number(size) })
            : say("results.meantFew", { of: number(size) }))}
        {!isEverybody(filter) && (
          <Button size="small" onClick={() => onChange(EVERYBODY)}>
            {say("results.showAll")}
          </Button>
        )}
      </p>
    </fieldset>
  );
}

/** Who is meant, in words for the head of a picture: `Centrum · Arabiska · Kvinnor`. */
export function filterName(filter: Filter, sites: readonly Site[], say: Say, language: Language): string {
  const parts = [
    filter.siteId === null ? null : (sites.find(({ id }) => id === filter.siteId)?.name ?? filter.siteId),
    filter.language === null ? null : languageName(filter.language, language),
    filter.gender === null ? null : say(`results.groups.${filter.gender}`),
    filter.mode === null ? null : say(`modes.${filter.mode}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? say("results.groups.T") : parts.join(" · ");
}
