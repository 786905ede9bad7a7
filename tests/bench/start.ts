import { type BenchTablet, freshPage, inTurn, paintedAt, ratio, shown, slowed, withTablets } from "./tablets.ts";

const FEW = 20;
const MANY = 20_000;
const STARTS = 15;

/** A start without a network, from the fresh page to the painted tally, beside few marks and beside many. */
export async function start(say: (line: string) => void, others: readonly string[] = []): Promise<void> {
  await withTablets(others, async (tablets) => {
    const few = await inTurn(tablets, FEW, STARTS, startOnce);
    const many = await inTurn(tablets, MANY, STARTS, startOnce);
    for (const { name } of tablets) {
      const [beside, among] = [few.get(name) ?? [], many.get(name) ?? []];
      say(`${name}, fresh page to the painted tally, ms (median; worst): ${shown(beside)} beside ${FEW} marks`);
      say(`  ${shown(among)} beside ${MANY}, ${ratio(beside, among)} times as long`);
    }
  });
}

async function startOnce(tablet: BenchTablet): Promise<number> {
  const took = await slowed(tablet, async () => {
    await freshPage(tablet);
    const painted = await paintedAt(tablet, "tally");
    return painted - (await tablet.page.evaluate(() => performance.timeOrigin));
  });
  // What it does after the first paint is not part of the next start.
  await tablet.page.waitForTimeout(1500);
  return took;
}
