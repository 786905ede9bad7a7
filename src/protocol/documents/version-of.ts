export type DocumentKind = "questionnaire" | "release";

/** The version in which a document says that it is written; null where it says nothing of the kind. */
export function versionOf(kind: DocumentKind, document: unknown): number | null {
  const format = typeof document === "object" && document !== null && "format" in document ? document.format : undefined;
  const [, version] = (typeof format === "string" && new RegExp(`^streck-${kind}/([1-9]\\d{0,3})$`).exec(format)) || [];
  return version === undefined ? null : Number(version);
}
