import { words } from "../support/words.ts";
import { fill, onDiskSince, ratio, shown, slowed, withTablets } from "./tablets.ts";

const FEW = 20;
const MANY = 20_000;
const STROKES = 21;

type Taken = { readonly sheet: number[]; readonly stroke: number[]; readonly disk: number[] };

/** A stroke, from the tap to the painted figure and to the end of its commit, beside few marks and beside many, on a processor slowed down six times. */
export async function strokes(say: (line: string) => void, others: readonly string[] = []): Promise<void> {
  await withTablets(others, async (tablets) => {
    const among = new Map<number, ReadonlyMap<string, Taken>>();
    for (const marks of [FEW, MANY]) {
      for (const tablet of tablets) {
        await fill(tablet, marks);
      }
      const taken = new Map(tablets.map(({ name }): [string, Taken] => [name, { sheet: [], stroke: [], disk: [] }]));
      for (let turn = 0; turn < STROKES; turn++) {
        for (const tablet of tablets) {
          await slowed(tablet, async () => {
            const { sheet, stroke, tapped } = await tablet.page.evaluate(makeStroke, STROKE);
            taken.get(tablet.name)?.sheet.push(sheet);
            taken.get(tablet.name)?.stroke.push(stroke);
            taken.get(tablet.name)?.disk.push((await onDiskSince(tablet, tapped)) - tapped);
          });
        }
      }
      among.set(marks, taken);
    }
    for (const { name } of tablets) {
      const [few, many] = [among.get(FEW)?.get(name), among.get(MANY)?.get(name)];
      for (const [what, one, other] of [
        ["tap to the sheet", few?.sheet ?? [], many?.sheet ?? []],
        ["tap to the counted figure", few?.stroke ?? [], many?.stroke ?? []],
        ["tap to the disk", few?.disk ?? [], many?.disk ?? []],
      ] as const) {
        say(`${name}, ${what}, ms (median; worst): ${shown(one)} beside ${FEW} marks`);
        say(`  ${shown(other)} beside ${MANY}, ${ratio(one, other)} times as long`);
      }
    }
  });
}

const STROKE = {
  other: words("sv", "assistant", "tally.other"),
  outcome: words("sv", "assistant", "outcome.other.called-in"),
};

type Stroke = { readonly sheet: number; readonly stroke: number; readonly tapped: number };

/** In the page: opens the sheet and marks one outcome; how long sheet and figure took to be painted, and when it was tapped. */
async function makeStroke(labels: typeof STROKE): Promise<Stroke> {
  const button = (label: string): HTMLElement | undefined =>
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent.startsWith(label));
  const asked = (): number => Number(document.querySelector("[data-figure=asked]")?.getAttribute("data-value") ?? Number.NaN);
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        requestAnimationFrame(() => (holds() ? setTimeout(done) : look()));
      };
      look();
    });
  const before = asked();
  const first = performance.now();
  button(labels.other)?.click();
  await until(() => button(labels.outcome) !== undefined);
  const sheet = performance.now() - first;
  await new Promise((done) => setTimeout(done, 400));
  const second = performance.now();
  button(labels.outcome)?.click();
  await until(() => asked() === before + 1);
  const stroke = performance.now() - second;
  await new Promise((done) => setTimeout(done, 400));
  return { sheet, stroke, tapped: performance.timeOrigin + second };
}
