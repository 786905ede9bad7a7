import type { Drawings } from "../../ui/drawing.ts";
import { fetchKept } from "./fetch-kept.ts";

const files = import.meta.glob<string>("../../../pictograms/catalogue.json", { eager: true, query: "?file", import: "default" });

/** The drawings that a questionnaire may name, as they are kept beside the app. Throws where they are damaged and where they don't come. */
export async function fetchDrawings(anew: boolean): Promise<Drawings> {
  const drawings = await fetchKept(Object.values(files)[0] ?? "", anew);
  if (!areDrawings(drawings)) {
    throw new Error("Damaged drawings");
  }
  return drawings;
}

function areDrawings(drawings: unknown): drawings is Drawings {
  return (
    typeof drawings === "object" &&
    drawings !== null &&
    Object.values(drawings).every((drawing: { readonly lines?: unknown } | null) => Array.isArray(drawing?.lines))
  );
}
