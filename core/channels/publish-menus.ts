import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { ChannelDeps } from "./channel.ts";
import { publishMenu } from "./publish-menu.ts";

/** How many times one round publishes; the rest is due in the next. */
const ROUND = 50;

/**
 * Publishes the commands again at every channel whose menu shows others, each in one process; for a periodic job. One that its
 * platform did not take is offered again a minute later.
 */
export async function publishMenus(
  deps: Pick<ChannelDeps, "database" | "channels" | "menus">,
): Promise<void> {
  for (let times = 0; times < ROUND; times += 1) {
    const channelId = await claimNext(deps);
    if (channelId === null) return;
    await publishAt(deps, channelId);
  }
}

/** One by one: a channel must not wait for others while its minute runs, after which it is anybody's again. */
async function claimNext({
  database,
  menus,
}: Pick<ChannelDeps, "database" | "menus">): Promise<string | null> {
  const { rows } = await database.system.query<{ id: string }>(
    `update comm_channels set menu_tried_at = clock_timestamp() where (organization_id, id) in (
       select c.organization_id, c.id from comm_channels c
       where c.status = 'active' and (c.menu_tried_at is null or c.menu_tried_at < clock_timestamp() - interval '1 minute')
         and c.menu_digest is distinct from ${menus.digest}
       order by c.menu_tried_at nulls first limit 1 for update of c skip locked)
     returning id`,
  );
  return rows[0]?.id ?? null;
}

async function publishAt(
  deps: Pick<ChannelDeps, "database" | "channels" | "menus">,
  channelId: string,
): Promise<void> {
  try {
    const channel = await deps.channels.open(channelId);
    if (channel) await publishMenu(deps, channel);
  } catch (error) {
    log.warn({ channelId, err: errorMessage(error) }, "commands not published");
  }
}
