/** What draws a pictogram that a questionnaire names. `mirrored`: it points somewhere, and turns with the direction of the text. */
export type Drawing = { readonly lines: readonly string[]; readonly mirrored?: true };

/** All that a questionnaire may name, by their names. */
export type Drawings = Readonly<Record<string, Drawing>>;

/** The drawing of that name; none where it is a name that this app doesn't know, such as `constructor`. */
export function drawingOf(drawings: Drawings, name: string): Drawing | null {
  return Object.hasOwn(drawings, name) ? (drawings[name] ?? null) : null;
}
