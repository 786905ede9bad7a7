import { defineConfig } from "oxlint";
import { boundaries } from "./lint/boundaries.ts";
import { environment } from "./lint/environment.ts";

export default defineConfig({
  plugins: ["eslint", "typescript", "unicorn", "oxc", "import", "promise", "react", "jsx-a11y"],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: "error" },
  categories: { correctness: "error" },
  // stylelint loads no TypeScript; its configuration, all of lint/style-rules.ts, would lend Node's types to the launcher's parts.
  ignorePatterns: [
    "/stylelint.config.js",
    "/dist",
    "/data",
    "/coverage",
    "/screenshots",
    "/test-results",
    "/playwright-report",
    "/.cache",
  ],
  rules: {
    eqeqeq: "error",
    "no-alert": "error",
    "no-empty": "error",
    "no-implied-eval": "error",
    "no-new": "error",
    "no-self-compare": "error",
    "no-sequences": "error",
    "no-throw-literal": "error",
    "no-unmodified-loop-condition": "error",
    "no-unneeded-ternary": "error",
    "no-var": "error",
    "prefer-const": "error",
    "preserve-caught-error": "error",
    "import/no-absolute-path": "error",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-duplicates": "error",
    "import/no-mutable-exports": "error",
    "import/no-self-import": "error",
    // It takes an empty table cell for a control.
    "jsx-a11y/control-has-associated-label": "off",
    // A group of buttons or a drawing made of boxes has no element of its own; the role is what makes it one.
    "jsx-a11y/prefer-tag-over-role": "off",
    "oxc/approx-constant": "error",
    "oxc/misrefactored-assign-op": "error",
    "oxc/no-accumulating-spread": "error",
    "promise/no-multiple-resolved": "error",
    "react/button-has-type": "error",
    "react/exhaustive-deps": "error",
    "react/jsx-no-script-url": "error",
    "react/jsx-no-target-blank": "error",
    "react/no-array-index-key": "error",
    "react/no-danger": "error",
    "react/no-unknown-property": "error",
    // Screens start clocks and follow the device in effects, and say so in state: one more render is cheaper than a second source.
    "react/set-state-in-effect": "off",
    "react/no-unstable-nested-components": "error",
    "react/rules-of-hooks": "error",
    "typescript/no-confusing-non-null-assertion": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    // Codes, digits and hexadecimal are spread by character here, and hold nothing but ASCII.
    "typescript/no-misused-spread": ["error", { allow: ["string"] }],
    "typescript/no-require-imports": "error",
    "typescript/no-unnecessary-template-expression": "error",
    "typescript/no-unnecessary-type-assertion": "error",
    "typescript/no-unsafe-function-type": "error",
    // What a library reports as unknown is thrown on as it is.
    "typescript/only-throw-error": ["error", { allowThrowingUnknown: true }],
    "typescript/prefer-promise-reject-errors": "error",
    "typescript/restrict-plus-operands": "error",
    "typescript/return-await": ["error", "error-handling-correctness-only"],
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "unicorn/error-message": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "unicorn/no-abusive-eslint-disable": "error",
    "unicorn/no-array-fill-with-reference-type": "error",
    "unicorn/no-document-cookie": "error",
    "unicorn/no-instanceof-builtins": "error",
    "unicorn/no-object-as-default-parameter": "error",
    "unicorn/prefer-node-protocol": "error",
    "unicorn/prefer-number-properties": "error",
    "unicorn/throw-new-error": "error",
  },
  overrides: [
    {
      files: ["src/**"],
      rules: {
        "import/extensions": ["error", "always", { ignorePackages: true }],
        "import/no-default-export": "error",
        "oxc/no-barrel-file": ["error", { threshold: 0 }],
        "typescript/consistent-type-imports": ["error", { disallowTypeAnnotations: true }],
        "typescript/no-non-null-assertion": "error",
      },
    },
    { files: ["src/{kiosk,console,ui}/**"], rules: { "typescript/dot-notation": "error" } },
    // Kysely's expression builder is made to be taken apart: its methods use no this.
    { files: ["src/{server,cli}/**"], rules: { "typescript/unbound-method": "off" } },
    ...boundaries,
    ...environment,
    // The launcher's parts run before anything is installed, on a Node that may not know TypeScript; the launcher itself on any Node.
    { files: ["scripts/**/*.cjs"], rules: { "typescript/no-require-imports": "off" } },
    { files: ["scripts/start.cjs"], rules: { "no-var": "off" } },
    {
      files: ["tests/**"],
      plugins: ["vitest"],
      rules: {
        // Faults are put in by replacing a browser's own methods, and taken out by putting them back.
        "typescript/unbound-method": "off",
        "vitest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*", "assert*", "fc.assert"] }],
        // A property looks at what was drawn before it knows what must hold.
        "vitest/no-conditional-expect": "off",
        "vitest/no-disabled-tests": "error",
        "vitest/no-focused-tests": "error",
      },
    },
  ],
});
