import type { Config } from "stylelint";

/** Lengths, of text or of paper, that stand in a style sheet as they are; shares (`%`, `fr`) and what follows a text (`em`, `ch`) are none. */
const RAW_LENGTH = /(?<![\w.#-])[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?(px|rem|pt|pc|mm|cm|in|q|[sld]?v(h|w|i|b|min|max))\b/i;
/** Four values go by the sides of the screen, not by where a line begins and ends. */
const FOUR_VALUES = /^\s*([^\s()]+(\((?:[^()]|\([^()]*\))*\))?\s+){3}\S/;
const SEVERAL_VALUES = /^\s*[^\s()]+(\([^)]*\))?[\s/]+\S/;

/** Where a screen changes its shape: a phone in the hand, a narrow page, a wide one; a tablet on its side, a laptop. */
const WIDTHS = ["480px", "640px", "960px", "1280px"];
const HEIGHTS = ["700px", "860px"];

/**
 * One dialect: every colour and every size by its name in src/ui, and sides by the line of text and not of the screen, so
 * that all of it turns around with the language. Names of classes are such as can be written `styles.name`.
 */
const rules: Config["rules"] = {
  "color-no-hex": true,
  "color-named": "never",
  "function-disallowed-list": ["/^(rgb|hsl)a?$/", "hwb", "/^(ok)?l(ab|ch)$/", "color", "color-mix"],
  "declaration-property-value-disallowed-list": {
    "/./": [RAW_LENGTH],
    "/^(margin|padding|inset|border-(color|style|width)|scroll-(margin|padding))$/": [FOUR_VALUES],
    "border-radius": [SEVERAL_VALUES],
    "/^(caption-side|clear|float|text-align)$/": [/\b(left|right)\b/],
  },
  "declaration-property-value-allowed-list": {
    "font-size": [/^var\(--text-\w+\)$/, "inherit"],
    "font-weight": [/^var\(--weight(-\w+)?\)$/, "inherit"],
    "line-height": [/^var\(--leading(-\w+)?\)$/, "inherit"],
    font: ["inherit"],
    "/^(box|text)-shadow$/": ["none"],
  },
  // Safari 15.4 has no `overflow-inline`; everything else has a name that goes by the line.
  "property-disallowed-list": [
    /^((min|max)-)?(width|height)$/,
    /^(top|right|bottom|left)$/,
    /^(margin|padding|scroll-margin|scroll-padding|border)-(top|right|bottom|left)/,
  ],
  "media-feature-name-value-allowed-list": {
    "/^(min-|max-)?width$/": WIDTHS,
    "/^(min-|max-)?height$/": HEIGHTS,
  },
  "selector-class-pattern": /^[a-zA-Z]+$/,
  "block-no-empty": true,
  "declaration-block-no-duplicate-properties": true,
  "declaration-block-no-shorthand-property-overrides": true,
  "no-duplicate-selectors": true,
  "no-unknown-animations": true,
  "property-no-unknown": true,
  "selector-pseudo-class-no-unknown": true,
  "selector-pseudo-element-no-unknown": true,
  "unit-no-unknown": true,
};

/** Where the names get their values. */
const valuesAllowed: Config["rules"] = {
  "color-no-hex": null,
  "function-disallowed-list": null,
  "declaration-property-value-disallowed-list": null,
};

export const styleRules: Config = {
  rules,
  ignoreFiles: ["dist/**", "coverage/**", "**/node_modules/**"],
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  reportUnscopedDisables: true,
  overrides: [
    { files: ["src/ui/{tokens,tablet,desk}.css"], rules: valuesAllowed },
    // The page's own text, of which all other sizes are parts.
    {
      files: ["src/ui/tablet.css"],
      rules: { "declaration-property-value-allowed-list": { "font-size": [/^1\d\d%$/] } },
    },
    // What a font file holds is said with the font's own words.
    { files: ["src/ui/type.css"], rules: { "declaration-property-value-allowed-list": null } },
    // Classes that the page's own script and its plain words carry.
    { files: ["src/ui/page.css", "src/kiosk/first-aid.css"], rules: { "selector-class-pattern": null } },
  ],
};
