import type { Condition } from "../domain/questionnaire/document.ts";
import { unreachable } from "../kernel/exhaustive.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { CONDITIONS } from "../protocol/documents/questionnaire/1.ts";

/** What the form knows of an earlier question: its id, and the code of each option by what the form calls it. */
export type Known = {
  readonly id: string;
  /** One answer at most, so that `=` means what it says. */
  readonly single: boolean;
  readonly options: ReadonlyMap<string, string>;
};

/** Why a condition can't be taken: it says something that a questionnaire can't, or refers to what isn't asked before. */
export type ConditionFault = { readonly code: "condition" } | { readonly code: "condition-reference"; readonly name: string };

/** Longer ones are nobody's work by hand. */
const LONGEST = 100_000;
/** Of brackets in one another: a condition in a questionnaire nests less. */
const DEEPEST_BRACKETS = 60;

/** The condition that a form's `relevant` says, in the part of its language that questionnaires have. */
export function readCondition(text: string, known: ReadonlyMap<string, Known>): Result<Condition, ConditionFault> {
  const tokens = text.length > LONGEST ? null : tokensOf(text);
  if (tokens === null) {
    return err({ code: "condition" });
  }
  const state: State = { tokens, at: 0, depth: 0, stranger: null };
  try {
    const condition = readOr(state, known);
    const isWhole = state.at === tokens.length && depthOf(condition) < CONDITIONS.length;
    return isWhole ? ok(condition) : err({ code: "condition" });
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    return err(state.stranger === null ? { code: "condition" } : { code: "condition-reference", name: state.stranger });
  }
}

/** How deep its parts stand in one another; one without parts is 0 deep. */
function depthOf(condition: Condition): number {
  if ("not" in condition) {
    return 1 + depthOf(condition.not);
  }
  const parts = "and" in condition ? condition.and : "or" in condition ? condition.or : null;
  return parts === null ? 0 : 1 + Math.max(0, ...parts.map(depthOf));
}

type Token = { readonly kind: "name" | "text" | "word" | "sign"; readonly said: string };
/** `stranger`: the name that no earlier question has, once one was met. */
type State = { readonly tokens: readonly Token[]; at: number; depth: number; stranger: string | null };

/** Quotation marks that word processors make of straight ones are taken for what they were. */
const TOKEN =
  /\s*(?:\$\{\s*([^{}\s]+)\s*\}|'([^']*)'|"([^"]*)"|[‘’]([^‘’]*)[‘’]|[“”]([^“”]*)[“”]|(\d+(?:\.\d+)?|[A-Za-z][\w-]*)|(!=|>=|<=|[=()<>,]))/y;

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const match = TOKEN.exec(rest);
    if (match === null) {
      return null;
    }
    const [, name, single, double, curved, curvedDouble, word, sign] = match;
    const quoted = single ?? double ?? curved ?? curvedDouble;
    tokens.push(
      name !== undefined
        ? { kind: "name", said: name }
        : quoted !== undefined
          ? { kind: "text", said: quoted }
          : word !== undefined
            ? { kind: "word", said: word }
            : { kind: "sign", said: sign ?? "" },
    );
  }
  return tokens;
}

function readOr(state: State, known: ReadonlyMap<string, Known>): Condition {
  const parts = [readAnd(state, known)];
  while (takes(state, "word", "or")) {
    parts.push(readAnd(state, known));
  }
  return parts.length === 1 ? (parts[0] as Condition) : { or: parts };
}

function readAnd(state: State, known: ReadonlyMap<string, Known>): Condition {
  const parts = [readEquality(state, known)];
  while (takes(state, "word", "and")) {
    parts.push(readEquality(state, known));
  }
  return parts.length === 1 ? (parts[0] as Condition) : { and: parts };
}

/** `true() = (x)` and `(x) = true()` are how a condition of one part is written, so that it comes back as it was. */
function readEquality(state: State, known: ReadonlyMap<string, Known>): Condition {
  const left = readOperand(state, known);
  const sign = (["=", "!=", ">"] as const).find((one) => takes(state, "sign", one));
  if (sign === undefined) {
    return asCondition(left);
  }
  const right = readOperand(state, known);
  if ("condition" in left && "condition" in right) {
    return sign === "=" ? onePart(left, right) : unsayable();
  }
  const [asked, compared] = "known" in left || "length" in left ? [left, right] : [right, left];
  if ("length" in asked && "word" in compared) {
    return sign === ">" && asked === left && compared.word === "0" ? { answered: asked.length.id } : unsayable();
  }
  if (!("known" in asked) || sign === ">") {
    return unsayable();
  }
  const value = "text" in compared ? compared.text : "word" in compared ? compared.word : unsayable();
  if (value === "") {
    return sign === "!=" ? { answered: asked.known.id } : { not: { answered: asked.known.id } };
  }
  const equal = asked.known.single ? equals(asked.known, value) : unsayable();
  return sign === "=" ? equal : { not: equal };
}

type Operand =
  | Stated
  | { readonly known: Known }
  | { readonly length: Known }
  | { readonly text: string }
  | { readonly word: string };
/** `bare`: `true()` itself, not in brackets. */
type Stated = { readonly condition: Condition; readonly bare?: true };

function readOperand(state: State, known: ReadonlyMap<string, Known>): Operand {
  const token = state.tokens[state.at];
  state.at += 1;
  switch (token?.kind) {
    case "name":
      return { known: named(token.said, state, known) };
    case "text":
      return { text: token.said };
    case "sign":
      return token.said === "(" ? { condition: within(state, () => readOr(state, known)) } : unsayable();
    case "word":
      return takes(state, "sign", "(") ? readCall(token.said, state, known) : numberOf(token.said);
    case undefined:
      return unsayable();
  }
}

function readCall(name: string, state: State, known: ReadonlyMap<string, Known>): Operand {
  switch (name) {
    case "true":
      return ended(state, { condition: { and: [] }, bare: true });
    case "false":
      return ended(state, { condition: { or: [] } });
    case "not":
      return { condition: { not: within(state, () => readOr(state, known)) } };
    case "selected": {
      const asked = readOperand(state, known);
      expect(state, ",");
      const option = readOperand(state, known);
      const said = "text" in option ? option.text : unsayable();
      return ended(state, { condition: equals("known" in asked ? asked.known : unsayable(), said) });
    }
    case "string-length":
    case "count-selected": {
      const asked = readOperand(state, known);
      return ended(state, { length: "known" in asked ? asked.known : unsayable() });
    }
    default:
      return unsayable();
  }
}

function numberOf(word: string): Operand {
  return /^\d/.test(word) ? { word } : unsayable();
}

/** A number alone is true unless it is 0. */
function asCondition(operand: Operand): Condition {
  if ("condition" in operand) {
    return operand.condition;
  }
  return "word" in operand ? (Number(operand.word) === 0 ? { or: [] } : { and: [] }) : unsayable();
}

function onePart(left: Stated, right: Stated): Condition {
  if (right.bare === true) {
    return { and: [left.condition] };
  }
  return left.bare === true ? { or: [right.condition] } : unsayable();
}

function equals({ id, options }: Known, said: string): Condition {
  const option = options.get(said);
  return option === undefined ? unsayable() : { equals: { item: id, option } };
}

function named(name: string, state: State, known: ReadonlyMap<string, Known>): Known {
  const found = known.get(name);
  if (found === undefined) {
    state.stranger = name;
    return unsayable();
  }
  return found;
}

function within(state: State, read: () => Condition): Condition {
  state.depth += 1;
  if (state.depth > DEEPEST_BRACKETS) {
    return unsayable();
  }
  const condition = read();
  expect(state, ")");
  state.depth -= 1;
  return condition;
}

function ended(state: State, operand: Operand): Operand {
  expect(state, ")");
  return operand;
}

/** Goes on past the token if it is this one. */
function takes(state: State, kind: Token["kind"], said: string): boolean {
  const token = state.tokens[state.at];
  const isIt = token?.kind === kind && token.said === said;
  state.at += isIt ? 1 : 0;
  return isIt;
}

function expect(state: State, sign: string): void {
  if (!takes(state, "sign", sign)) {
    unsayable();
  }
}

/** Caught where the reading began. */
function unsayable(): never {
  throw new SyntaxError("a questionnaire can't say this");
}

/** How a form writes an item of the questionnaire in conditions: its name, and whether several options can be chosen. */
export type Written = { readonly name: string; readonly several: boolean };

/** The condition as a form's `relevant`; `readCondition` gives the same back. */
export function writeCondition(condition: Condition, items: ReadonlyMap<string, Written>): string {
  if ("equals" in condition) {
    const { item, option } = condition.equals;
    const { name, several } = writtenAs(item, items);
    return several ? `selected(\${${name}}, '${option}')` : `\${${name}} = '${option}'`;
  }
  if ("answered" in condition) {
    return `\${${writtenAs(condition.answered, items).name}} != ''`;
  }
  if ("not" in condition) {
    return `not(${writeCondition(condition.not, items)})`;
  }
  if ("and" in condition) {
    return (
      joined(condition.and, "and", items) ??
      (condition.and[0] === undefined ? "true()" : `${bracketed(condition.and[0], items)} = true()`)
    );
  }
  if ("or" in condition) {
    return (
      joined(condition.or, "or", items) ??
      (condition.or[0] === undefined ? "false()" : `true() = ${bracketed(condition.or[0], items)}`)
    );
  }
  return unreachable(condition);
}

function joined(parts: readonly Condition[], word: "and" | "or", items: ReadonlyMap<string, Written>): string | null {
  const isPlain = (part: Condition): boolean => !("and" in part || "or" in part) || isNothing(part);
  const said = parts.map((part) => (isPlain(part) ? writeCondition(part, items) : bracketed(part, items)));
  return parts.length < 2 ? null : said.join(` ${word} `);
}

function isNothing(condition: Condition): boolean {
  return ("and" in condition && condition.and.length === 0) || ("or" in condition && condition.or.length === 0);
}

function bracketed(condition: Condition, items: ReadonlyMap<string, Written>): string {
  return `(${writeCondition(condition, items)})`;
}

function writtenAs(id: string, items: ReadonlyMap<string, Written>): Written {
  return items.get(id) ?? { name: id, several: false };
}
