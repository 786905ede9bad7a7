import { strFromU8, unzipSync } from "fflate";

/** A cell as a spreadsheet has it: a number, or the text that it shows. */
export type SheetCell = number | string;

/**
 * The sheets of a workbook by their names, taken apart by hand: nothing of the writer's own. Throws where a cell is anything but
 * a number or a text that stands in it.
 */
export function readXlsx(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly SheetCell[])[]> {
  const parts = unzipSync(bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  return new Map(
    names.map(([, name = "", number = ""]) => [plain(name), rowsOf(part(`xl/worksheets/sheet${number}.xml`))] as const),
  );
}

function rowsOf(sheet: string): SheetCell[][] {
  const data = /<sheetData>([^]*)<\/sheetData>/.exec(sheet)?.[1] ?? "";
  return [...data.matchAll(/<row r="(\d+)">([^]*?)<\/row>/g)].map(([, row, cells = ""], above) => {
    const found: SheetCell[] = [];
    const rest = cells.replace(
      /<c r="([A-Z]+)(\d+)" s="(\d)"(?:\/>|><v>(-?[\d.e+-]+)<\/v><\/c>| t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is><\/c>)/g,
      (_, letters: string, at: string, style: string, number?: string, text?: string) => {
        if (at !== row || Number(at) !== above + 1 || lettersOf(found.length) !== letters) {
          throw new Error(`a cell that stands elsewhere: ${letters}${at}`);
        }
        // Style 0 is for numbers alone: all else must stay text also when somebody edits it.
        if ((style === "0") !== (number !== undefined)) {
          throw new Error(`a cell of style ${style}`);
        }
        found.push(number === undefined ? plain(text ?? "") : Number(number));
        return "";
      },
    );
    if (rest !== "") {
      throw new Error(`something else in a row: ${rest.slice(0, 80)}`);
    }
    return found;
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function plain(xml: string): string {
  return xml
    .replace(/&(\w+);/g, (_, name: string) => NAMED[name] ?? "?")
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Two letters are enough for these tests. */
function lettersOf(position: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const first = Math.floor(position / 26);
  return `${first === 0 ? "" : letters[first - 1]}${letters[position % 26]}`;
}
