import { words } from "../support/words.ts";
import { type BenchTablet, forgetPainted, inTurn, paintedAt, ratio, shown, slowed, withTablets } from "./tablets.ts";

const FEW = 10;
const MANY = 20_000;
const SENDS = 9;

/** From *send* to "thank you": sealed, stored, read back, and painted by a fresh page; beside few marks and beside many. */
export async function send(say: (line: string) => void, others: readonly string[] = []): Promise<void> {
  await withTablets(others, async (tablets) => {
    const few = await inTurn(tablets, FEW, SENDS, sendOnce);
    const many = await inTurn(tablets, MANY, SENDS, sendOnce);
    for (const { name } of tablets) {
      const [beside, among] = [few.get(name) ?? [], many.get(name) ?? []];
      say(`${name}, send to the painted "thank you", ms (median; worst): ${shown(beside)} beside ${FEW} marks`);
      say(`  ${shown(among)} beside ${MANY}, ${ratio(beside, among)} times as long`);
    }
  });
}

async function sendOnce(tablet: BenchTablet): Promise<number> {
  const { driver, page } = tablet;
  await driver.isAtTally();
  await driver.handOver();
  await driver.chooseLanguage("sv");
  await driver.begin("sv");
  await page.getByRole("radio").first().click();
  await driver.stop("sv");
  const send = page.getByRole("button", { name: new RegExp(`^${words("sv", "client", "confirm.send")}`) });
  await send.waitFor();
  // An interview takes minutes: by then the page has done what it does after its first paint.
  await page.waitForTimeout(2500);
  await forgetPainted(tablet, "thanks");
  const took = await slowed(tablet, async () => {
    const tapped = await send.evaluate((button: HTMLElement) => {
      const now = performance.timeOrigin + performance.now();
      button.click();
      return now;
    });
    return (await paintedAt(tablet, "thanks")) - tapped;
  });
  await driver.takeBack("sv");
  return took;
}
