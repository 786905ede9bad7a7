import type { SealedAnswer } from "../envelopes/sealed-answer.ts";
import { ok, type Result } from "../kernel/result.ts";

/**
 * Every sealed answer of a round as the tablet made it, one JWE (RFC 7516, General JSON) a line, in id order: what any
 * JOSE tool opens without us. The SHA-256 of a line without its end is the one that the manifest has for the answer.
 */
export async function sealedLines<Failure>(
  pages: AsyncIterable<Result<readonly SealedAnswer[], Failure>>,
): Promise<Result<readonly string[], Failure>> {
  const lines: string[] = [];
  for await (const page of pages) {
    if (!page.ok) {
      return page;
    }
    lines.push(...page.value.map(({ sealed }) => `${onOneLine(sealed)}\n`));
  }
  return ok(lines);
}

/**
 * No tablet of ours breaks a line, but the server takes whatever bytes one sends. In JSON a line break is never more than
 * the space between two parts.
 */
function onOneLine(sealed: string): string {
  return sealed.replace(/[\r\n]+/g, " ");
}
