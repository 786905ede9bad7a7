import * as v from "valibot";
import { type Epoch, mintId, type RandomBytes, type ServerId } from "../../kernel/ids.ts";
import { idOf } from "../../protocol/atoms.ts";
import type { Across, Identity } from "./across-organisations.ts";
import { damagedRecord } from "./damaged-record.ts";

/** From the first start on. An epoch that can't be read is as good as a new one: tablets offer all again. */
export async function identify(across: Across, randomBytes: RandomBytes): Promise<Identity> {
  const known = await across.identity();
  if (known !== null && !v.is(idOf<ServerId>(), known.id)) {
    throw damagedRecord("server");
  }
  const serverId = v.is(idOf<ServerId>(), known?.id) ? known.id : mintId<ServerId>(randomBytes);
  const epoch = v.is(idOf<Epoch>(), known?.epoch) ? known.epoch : mintId<Epoch>(randomBytes);
  if (known?.id !== serverId || known.epoch !== epoch) {
    await across.keepIdentity({ serverId, epoch });
  }
  return { serverId, epoch };
}
