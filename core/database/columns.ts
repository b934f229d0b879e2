import { text, timestamp } from "drizzle-orm/pg-core";
import type { Id, IdPrefix } from "../kernel/ids.ts";

/** A column that holds an id of one kind. */
export const id = <P extends IdPrefix>(name: string, _prefix: P) => text(name).$type<Id<P>>();

/** The tenant column every tenant table begins with. */
export const organizationId = () => id("organization_id", "org").notNull();

/** A moment, read and written as RFC 3339 text: `Date` loses what is below a millisecond. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });
