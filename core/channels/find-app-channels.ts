import type { Database } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";

/** A channel of an app. `account_id`: the platform's own id of its account, null before it was asked. */
export type AppChannel = { readonly id: ChannelId; readonly account_id: string | null };

/** Lists the channels of one app, of whatever organization, oldest first. */
export async function findAppChannels(
  { ingest }: Pick<Database, "ingest">,
  appKey: string,
): Promise<readonly AppChannel[]> {
  const { rows } = await ingest.query<AppChannel>({
    name: "find_app_channels",
    text: "select * from find_app_channels($1)",
    values: [appKey],
  });
  return rows;
}
