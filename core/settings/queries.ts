import { readBusinessHours } from "../rules/index.ts";
import type { BusinessHours } from "../rules/index.ts";
import type { Transaction } from "../database/index.ts";

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
