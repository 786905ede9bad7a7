import { LOCALES } from "../i18n/locales.ts";
import type { Language } from "../kernel/language.ts";

type Words = { readonly title: string; readonly text: string };

// By hand and without any library: whatever else of the app fails, this must not need it.
const forClients = import.meta.glob<Words>("../../locales/*/client.json", { eager: true, query: "?first", import: "locked" });
const forStaff = import.meta.glob<Words>("../../locales/*/assistant.json", { eager: true, import: "crashed" });

/**
 * Words instead of a blank page, where something throws before the first screen is there. Imported first of all, so that
 * it also hears of a module that throws while it is loaded.
 */
addEventListener("error", showUnlessSomethingStands);
addEventListener("unhandledrejection", showUnlessSomethingStands);

function showUnlessSomethingStands(): void {
  const root = document.getElementById("root");
  // Until the app takes its place, plain words stand there that are shown only after some seconds, and say something else.
  if (root === null || (root.childElementCount > 0 && root.querySelector(".not-started") === null)) {
    return;
  }
  const page = document.createElement("main");
  page.className = "first-aid";
  for (const words of [forClients, forStaff]) {
    for (const { code, direction } of LOCALES) {
      const said = words[Object.keys(words).find((path) => path.includes(`/${code}/`)) ?? ""];
      if (said !== undefined) {
        page.append(paragraph(said, code, direction));
      }
    }
  }
  root.replaceChildren(page);
}

function paragraph({ title, text }: Words, language: Language, direction: string): HTMLElement {
  const section = document.createElement("section");
  section.lang = language;
  section.dir = direction;
  for (const [tag, words] of [
    ["h2", title],
    ["p", text],
  ] as const) {
    section.append(Object.assign(document.createElement(tag), { textContent: words }));
  }
  return section;
}
