import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { CONSOLE_NAMESPACE } from "../../../src/console/words/resources.ts";
import { createTranslator } from "../../../src/i18n/translator.ts";
import { CONSOLE_RESOURCES } from "./resources.ts";

/** What a part draws first, in Swedish. */
export function rendered(part: ReactNode): string {
  const translator = createTranslator(CONSOLE_RESOURCES, "sv", [CONSOLE_NAMESPACE]);
  return renderToStaticMarkup(<I18nextProvider i18n={translator}>{part}</I18nextProvider>);
}

/** The rows of its tables by the value of one attribute, as text: `".."` where something is hidden. */
export function rowsOf(markup: string, attribute: string): ReadonlyMap<string, { readonly text: string; readonly bar: string }> {
  const rows = [...markup.matchAll(new RegExp(`<tr[^>]* ${attribute}="([^"]*)"[^>]*>(.*?)</tr>`, "g"))];
  return new Map(
    rows.map(([, value = "", row = ""]) => {
      const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, ""));
      return [value, { text: cells.join("|"), bar: /inline-size:([\d.]+)%/.exec(row)?.[1] ?? ".." }];
    }),
  );
}
