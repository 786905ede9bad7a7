export { styleRules as default } from "./lint/style-rules.ts";
