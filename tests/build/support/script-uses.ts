import { parseSync } from "vite";
import { isTooNewGlobal, isTooNewMember, isTooNewMethod, type Oldest } from "./browser-compat.ts";

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** Syntax that is newer than the oldest supported browsers, and that no build lowers by itself (or that it should have). */
const TOO_NEW_SYNTAX = ["StaticBlock", "ImportAttribute", "Decorator"];
const TOO_NEW_PATTERN = /\(\?<[=!]|\(\?[a-z]*-?[a-z]*:(?<!\(\?:)/;

/** What a built script has that is too new for these browsers: syntax, patterns, globals, members, methods. */
export function tooNewInScript(file: string, script: string, oldest: Oldest): string[] {
  const { program, errors } = parseSync(file, script);
  if (errors.length > 0) {
    throw new Error(`${file} could not be read: ${errors[0]?.message ?? ""}`);
  }
  const found = new Set<string>();
  visit(program, (node) => {
    for (const use of tooNewUses(node, oldest)) {
      found.add(use);
    }
  });
  return [...found].toSorted();
}

function tooNewUses(node: Node, oldest: Oldest): string[] {
  switch (node.type) {
    case "Literal": {
      const { pattern = "", flags = "" } = (node["regex"] ?? {}) as { pattern?: string; flags?: string };
      return TOO_NEW_PATTERN.test(pattern) || flags.includes("v") ? [`/${pattern}/${flags}`] : [];
    }
    case "VariableDeclaration":
      return /using/.test(String(node["kind"])) ? ["using"] : [];
    case "NewExpression": {
      const name = nameOf(node["callee"]);
      return name !== null && isTooNewGlobal(name, oldest) ? [`new ${name}`] : [];
    }
    case "CallExpression": {
      const callee = node["callee"];
      // Of a constructor, the member itself is looked up: `Object.groupBy`.
      const isMethod = isNode(callee) && callee.type === "MemberExpression" && !/^[A-Z]/.test(objectOf(callee) ?? "");
      const method = isMethod ? propertyOf(callee) : null;
      return method !== null && isTooNewMethod(method, oldest) ? [`.${method}()`] : [];
    }
    case "MemberExpression": {
      const [object, property] = [objectOf(node), propertyOf(node)];
      return object !== null && property !== null && isTooNewMember(object, property, oldest) ? [`${object}.${property}`] : [];
    }
    default:
      return TOO_NEW_SYNTAX.includes(node.type) ? [node.type] : [];
  }
}

/** `Uint8Array` of `Uint8Array.fromBase64`, and of `globalThis.Uint8Array.fromBase64`. */
function objectOf(member: Node): string | null {
  const object = member["object"];
  const outer = isNode(object) && object.type === "MemberExpression" ? object : null;
  const isPage = outer !== null && ["window", "globalThis", "self"].includes(nameOf(outer["object"]) ?? "");
  return outer !== null && isPage ? propertyOf(outer) : nameOf(object);
}

function propertyOf(member: Node): string | null {
  const property = member["property"];
  if (!isNode(property)) {
    return null;
  }
  return member["computed"] === true ? (typeof property["value"] === "string" ? property["value"] : null) : nameOf(property);
}

function nameOf(node: unknown): string | null {
  return isNode(node) && node.type === "Identifier" ? String(node["name"]) : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const member of value) {
      visit(member, see);
    }
  } else if (typeof value === "object" && value !== null) {
    if (isNode(value)) {
      see(value);
    }
    for (const member of Object.values(value)) {
      visit(member, see);
    }
  }
}
