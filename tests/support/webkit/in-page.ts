/** A text to look for: part of it, the whole of it, or a pattern. */
export type Match = { readonly text: string; readonly exact: boolean } | { readonly pattern: string; readonly flags: string };

/** One step from a set of elements, at first the document, to another. */
export type Step =
  | { readonly kind: "css"; readonly selector: string; readonly ownText?: string }
  | { readonly kind: "role"; readonly role: string; readonly name?: Match; readonly level?: number }
  | { readonly kind: "label" | "text"; readonly match: Match }
  | { readonly kind: "holding"; readonly text?: Match; readonly inner?: readonly Step[] }
  | { readonly kind: "or"; readonly other: readonly Step[] }
  | { readonly kind: "nth"; readonly index: number };

export type Question = "all" | "visible" | "target";

/**
 * Runs inside the page, so it knows nothing outside itself. Which elements the steps lead to: all, those that can be
 * seen, or the first that a finger would hit now, scrolled into sight.
 */
export function findInPage(steps: readonly Step[], question: Question): Element[] {
  const clean = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
  const fits = (match: Match, text: string): boolean => {
    if ("pattern" in match) {
      return new RegExp(match.pattern, match.flags).test(text);
    }
    const [found, wanted] = [clean(text), clean(match.text)];
    return match.exact ? found === wanted : found.toLowerCase().includes(wanted.toLowerCase());
  };
  const isVisible = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === "visible";
  };
  const ROLES: Readonly<Record<string, string>> = {
    button: "button, [role=button], summary",
    link: "a[href]",
    heading: "h1, h2, h3, h4",
    radio: "input[type=radio]",
    checkbox: "input[type=checkbox]",
    textbox: "input:not([type]), input[type=text], textarea",
    spinbutton: "input[type=number], [role=spinbutton]",
    table: "table",
    cell: "td",
    rowheader: "th[scope=row], tbody th",
    alert: "[role=alert]",
  };
  const nameOf = (element: Element): string => {
    const labels = (element as Partial<HTMLInputElement>).labels ?? null;
    const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
    const byIds = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const own =
      labels === null || labels.length === 0 ? element.textContent : [...labels].map((label) => label.textContent).join(" ");
    return clean(element.getAttribute("aria-label") ?? (byIds === "" ? own : byIds));
  };
  const isHidden = (element: Element): boolean => element.closest("[aria-hidden=true]") !== null || !isVisible(element);
  const follow = (from: readonly ParentNode[], step: Step): Element[] => {
    const below = (selector: string): Element[] => [...new Set(from.flatMap((root) => [...root.querySelectorAll(selector)]))];
    switch (step.kind) {
      case "css":
        return below(step.selector).filter((one) => step.ownText === undefined || clean(one.textContent) === step.ownText);
      case "role":
        return below(ROLES[step.role] ?? `[role=${step.role}]`)
          .filter((one) => step.level === undefined || one.tagName === `H${step.level}`)
          .filter((one) => !isHidden(one) && (step.name === undefined || fits(step.name, nameOf(one))));
      case "label":
        return below("input, select, textarea, [aria-label]").filter((one) => fits(step.match, nameOf(one)));
      case "text":
        return below("*").filter(
          (one) =>
            !/^(SCRIPT|STYLE|NOSCRIPT|HEAD|TITLE)$/.test(one.tagName) &&
            fits(step.match, clean(one.textContent)) &&
            ![...one.children].some((child) => fits(step.match, clean(child.textContent))),
        );
      case "holding":
        return (from as Element[]).filter(
          (one) =>
            (step.text === undefined || fits(step.text, clean(one.textContent))) &&
            (step.inner === undefined || resolve([one], step.inner).length > 0),
        );
      case "or": {
        const either = new Set([...(from as Element[]), ...resolve([document], step.other)]);
        return [...document.querySelectorAll("*")].filter((one) => either.has(one));
      }
      case "nth":
        return (from as Element[]).slice(step.index, step.index + 1);
    }
  };
  const resolve = (from: readonly ParentNode[], path: readonly Step[]): Element[] =>
    path.reduce<readonly ParentNode[]>(follow, from) as Element[];

  const found = resolve([document], steps);
  if (question !== "target") {
    return question === "all" ? found : found.filter(isVisible);
  }
  const [target] = found.filter(isVisible);
  if (target === undefined || target.matches(":disabled")) {
    return [];
  }
  const { top, bottom } = target.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) {
    target.scrollIntoView({ block: "center" });
  }
  const box = target.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const isHit = hit !== null && (target.contains(hit) || hit.closest("label")?.control === target);
  return isHit ? [target] : [];
}
