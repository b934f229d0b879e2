import type { Transaction } from "../database/index.ts";
import type { BusinessHours } from "./business-hours.ts";

/** What an organization that never said is taken to keep: open at all times. */
const ALWAYS: BusinessHours = {
  timeZone: "UTC",
  days: {
    mon: [["00:00", "24:00"]],
    tue: [["00:00", "24:00"]],
    wed: [["00:00", "24:00"]],
    thu: [["00:00", "24:00"]],
    fri: [["00:00", "24:00"]],
    sat: [["00:00", "24:00"]],
    sun: [["00:00", "24:00"]],
  },
};

/** When the organization is open. */
export const businessHoursOf = async (tx: Transaction): Promise<BusinessHours> =>
  (await readBusinessHours(tx)) ?? ALWAYS;

/** When the organization is open; null when it never said. */
export async function readBusinessHours(tx: Transaction): Promise<BusinessHours | null> {
  const { rows } = await tx.client.query<{ value: BusinessHours }>(
    "select value from settings where organization_id = $1 and name = 'business-hours'",
    [tx.organizationId],
  );
  return rows[0]?.value ?? null;
}
