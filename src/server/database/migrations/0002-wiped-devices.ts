import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Each database that a tablet has had keeps its own last word, and says since when it is known to be gone and how much was
 * in it at most. The last word of a tablet that has had only one is that of the tablet.
 */
export const wipedDevices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const columns = [
      ["last_contact", "text"],
      ["pending", "integer"],
      ["marks_pending", "integer"],
      ["unreadable", "integer"],
      ["wiped", "text"],
      ["lost_answers", "integer"],
      ["lost_marks", "integer"],
    ] as const;
    for (const [name, type] of columns) {
      await db.schema.alterTable("device_generation").addColumn(name, type).execute();
    }
    await sql`
      update device_generation set
        last_contact = (select last_contact from device
          where device.organisation_id = device_generation.organisation_id and device.id = device_generation.device_id),
        pending = (select pending from device
          where device.organisation_id = device_generation.organisation_id and device.id = device_generation.device_id)
      where (select count(*) from device_generation other
        where other.organisation_id = device_generation.organisation_id and other.device_id = device_generation.device_id) = 1
    `.execute(db);
  },
};
