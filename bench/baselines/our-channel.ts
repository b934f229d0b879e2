import pg from "pg";

/** The channel and rule that a baseline writes for. It connects as the tables' owner, past row-level security. */
const { DATABASE_URL, CHANNEL = "" } = process.env;
export const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 16 });
const { rows } = await pool.query<{ organization: string; rule: string }>(
  "select c.organization_id as organization, r.id as rule from comm_channels c join comm_auto_response_rules r on r.organization_id = c.organization_id where c.id = $1",
  [CHANNEL],
);
const { organization = "", rule = "" } = rows[0] ?? {};
export const [ORGANIZATION, RULE] = [organization, rule];
export { CHANNEL };
