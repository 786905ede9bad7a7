import { readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

/** What a data folder holds of the database itself, and what is made in it only for a while. */
const OWN: readonly RegExp[] = [
  /^streck\.db(-wal|-shm|-journal)?$/,
  /^server\.lock(-journal)?$/,
  /^(backup|restore)-scratch-/,
  /^before-restore-/,
];

/**
 * What else lies in the data folder: whoever put it there wants it kept. Paths below the folder, with strokes between.
 * Links are not followed; `without` is a folder that is passed over, such as that of the backups themselves.
 */
export function otherFiles({ folder, without }: { readonly folder: string; readonly without: string }): readonly string[] {
  const found: string[] = [];
  const look = (inside: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if ((inside === folder && isOwn(entry.name)) || resolve(path) === resolve(without)) {
        continue;
      }
      if (entry.isDirectory()) {
        look(path);
      } else if (entry.isFile()) {
        found.push(relative(folder, path).split(sep).join("/"));
      }
    }
  };
  look(folder);
  return found.sort();
}

export function isOwn(name: string): boolean {
  return OWN.some((one) => one.test(name));
}
