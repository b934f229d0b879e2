import { pool } from "./our-channel.ts";
import { tables } from "./our-tables.ts";
import { servePlainly } from "./plain-hub.ts";

/** The plain hub with our tables and our rows: what our way of writing is worth, apart from what is written. */
servePlainly("same-rows", pool, tables);
