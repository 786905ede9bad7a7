import type { Response } from "../domain/response/response.ts";

/** The response as text with its members in a fixed order: two sealings of one response give the same. */
export function canonicalResponse(response: Response): string {
  return JSON.stringify(sorted(response));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
