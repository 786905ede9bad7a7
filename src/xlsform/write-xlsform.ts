import type { Item, Option, QuestionnaireDocument, Texts } from "../domain/questionnaire/document.ts";
import type { Language } from "../kernel/language.ts";
import { type Written, writeCondition } from "./condition-text.ts";
import { headingOf } from "./language-of.ts";
import { OWN, OWN_SHEET, OWN_SHEET_COLUMNS } from "./own-columns.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/**
 * The questionnaire as an XLSForm. Reading it gives the same questionnaire back; other tools find in it all that the
 * standard has words for. A text that is missing is an empty cell.
 */
export function writeXlsform(document: QuestionnaireDocument): Workbook {
  const names = namesOf(document.items);
  const written = new Map<string, Written>(
    document.items.map((item) => [item.id, { name: nameOf(item.id, names), several: item.kind === "multiple" }]),
  );
  return [
    surveySheet(document, names, written),
    choicesSheet(document, names),
    settingsSheet(document),
    ownSheet(document, names),
  ];
}

type Names = ReadonlyMap<string, string>;

/** The standard's names are XML's, and tools take two that differ in capitals alone for one. */
function namesOf(items: readonly Item[]): Names {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { id } of items) {
    const plain = /^[A-Za-z]/.test(id) ? id : `_${id}`;
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      name = `${plain}_${count}`;
    }
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

function nameOf(id: string, names: Names): string {
  return names.get(id) ?? id;
}

function labelHeadings(languages: readonly Language[]): readonly string[] {
  return languages.map((language) => `label::${headingOf(language)}`);
}

function labels(texts: Texts, languages: readonly Language[]): readonly string[] {
  return languages.map((language) => (Object.hasOwn(texts, language) ? (texts[language] ?? "") : ""));
}

function surveySheet({ items, languages }: QuestionnaireDocument, names: Names, written: ReadonlyMap<string, Written>): Sheet {
  const head = [
    "type",
    "name",
    ...labelHeadings(languages),
    "relevant",
    "constraint",
    "image",
    OWN.id,
    OWN.kind,
    OWN.options,
    OWN.indicator,
    OWN.background,
  ];
  const rows = items.map((item) => {
    const name = nameOf(item.id, names);
    const hasOwnList = (item.kind === "number" || item.kind === "text") && item.options.length > 0;
    return [
      typeOf(item, name),
      name,
      ...labels(item.text, languages),
      item.when === undefined ? "" : writeCondition(item.when, written),
      constraintOf(item),
      imageOf(item),
      name === item.id ? "" : item.id,
      item.kind === "scale" ? "scale" : "",
      hasOwnList ? name : "",
      "indicator" in item ? (item.indicator?.code ?? "") : "",
      "background" in item ? (item.background ?? "") : "",
    ];
  });
  return { name: "survey", rows: [head, ...rows] };
}

function typeOf(item: Item, name: string): string {
  switch (item.kind) {
    case "single":
    case "scale":
      return `select_one ${name}`;
    case "multiple":
      return `select_multiple ${name}`;
    case "number":
      return "integer";
    case "text":
      return "text";
    case "information":
      return "note";
  }
}

function constraintOf(item: Item): string {
  if (item.kind === "number") {
    return `. >= ${item.minimum} and . <= ${item.maximum}`;
  }
  return item.kind === "text" ? `string-length(.) <= ${item.maximumLength}` : "";
}

function imageOf({ pictogram }: Pick<Option, "pictogram">): string {
  return pictogram === undefined ? "" : `${pictogram}.svg`;
}

function choicesSheet({ items, languages }: QuestionnaireDocument, names: Names): Sheet {
  const head = ["list_name", "name", ...labelHeadings(languages), "image", OWN.positive, OWN.meaning, OWN.exclusive, OWN.group];
  const rows = items.flatMap((item) =>
    ("options" in item ? item.options : []).map((option) => [
      nameOf(item.id, names),
      option.code,
      ...labels(option.text, languages),
      imageOf(option),
      option.positive === true ? "yes" : "",
      option.meaning ?? "",
      option.exclusive === true ? "yes" : "",
      option.group ?? "",
    ]),
  );
  return { name: "choices", rows: [head, ...rows] };
}

function settingsSheet({ id, version, title, languages }: QuestionnaireDocument): Sheet {
  const [main] = languages;
  return {
    name: "settings",
    rows: [
      ["form_title", "form_id", "version", "default_language"],
      [
        main === undefined ? "" : (labels(title, [main])[0] ?? ""),
        id,
        String(version),
        main === undefined ? "" : headingOf(main),
      ],
    ],
  };
}

function ownSheet({ title, source, items, languages, mayIgnore }: QuestionnaireDocument, names: Names): Sheet {
  const { about, name, setting } = OWN_SHEET_COLUMNS;
  const topics = items.flatMap((item) =>
    "indicator" in item && item.indicator !== undefined
      ? [["topic", nameOf(item.id, names), "", ...labels(item.indicator.topic, languages)]]
      : [],
  );
  const none = languages.map(() => "");
  return {
    name: OWN_SHEET,
    rows: [
      [about, name, setting, ...labelHeadings(languages)],
      ["title", "", "", ...labels(title, languages)],
      ["source", "", "", ...labels(source, languages)],
      ...topics,
      ...(mayIgnore === undefined ? [] : [["may-ignore", "", mayIgnore.join(" "), ...none]]),
    ],
  };
}
