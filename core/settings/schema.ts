import { z } from "@hono/zod-openapi";

const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 09:00");
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "Enter a time, such as 17:00");
/** From when to when on one day; none: closed. */
export const OpeningTimesSchema = z.array(z.tuple([from, to])).max(10);
const day = OpeningTimesSchema;

/** `Intl` also takes odd spellings and old aliases; what counts is that the hub can reckon with it. */
export const TimeZoneSchema = z
  .string()
  .max(60)
  .refine(isTimeZone, "Choose a time zone such as Europe/Berlin");

function isTimeZone(name: string): boolean {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId !== "";
  } catch {
    return false;
  }
}

/** Business hours on the wire: times of the wall in the organization's own time zone, an end at or before its start on the next day. */
export const BusinessHoursSchema = z
  .object({
    timeZone: TimeZoneSchema,
    days: z.object({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).partial(),
  })
  .openapi("BusinessHours", { example: { timeZone: "Europe/Berlin", days: { mon: [["09:00", "17:00"]] } } });

/** What customers read in greetings, and members beside their own name. */
export const OrganizationSchema = z
  .object({ name: z.string().trim().min(1, "Enter a name").max(120) })
  .openapi("Organization", { example: { name: "Harbour Books" } });
