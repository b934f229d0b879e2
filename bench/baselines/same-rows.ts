import { pool } from "./our-channel.ts";
import { tables } from "./our-tables.ts";
import { servePlainly } from "./plain-hub.ts";

/** Runs the plain hub on our tables, which shows the effect of our way of writing alone. */
servePlainly("same-rows", pool, tables);
