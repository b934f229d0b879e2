import { findAppChannels, openAtAll, type OpenChannel } from "../../channels/index.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { SharesApp } from "../../protocol/index.ts";
import type { ReceiveDependencies } from "../receive-dependencies.ts";
import { countStranger } from "./count-stranger.ts";

/** A payload and the channel it is for. */
export type Routed = { readonly channel: OpenChannel; readonly payload: JsonObject };

/** Whether another channel of the app takes what came to the first. */
export type Accepts = (sibling: OpenChannel) => boolean | Promise<boolean>;

/**
 * Finds for each payload the channels whose account it is for. Channels of one app receive each other's events, those of
 * other organizations too. What is for an account that no channel has is counted, and stored nowhere.
 */
export async function routePayloads(
  deps: Pick<ReceiveDependencies, "database" | "channels">,
  received: OpenChannel,
  payloads: readonly JsonObject[],
  accepts: Accepts = () => true,
): Promise<readonly Routed[]> {
  const { app } = received.connector;
  const own = payloads.map((payload) => ({ channel: received, payload }));
  const { appKey } = received;
  if (!app || !appKey) return own;
  const accounts = payloads.map((payload) => accountOf(app, payload));
  if (accounts.every((account) => account === null)) return own;
  const siblings = await findAppChannels(deps.database, appKey);
  const takes = new Map<string, Promise<OpenChannel | null>>([
    [received.channelId, Promise.resolve(received)],
  ]);
  const open = (id: string) => {
    const opened = takes.get(id) ?? openSibling(deps, id, accepts);
    takes.set(id, opened);
    return opened;
  };
  const routed = payloads.map(async (payload, at): Promise<readonly Routed[]> => {
    const account = accounts[at] ?? null;
    if (account === null) return [{ channel: received, payload }];
    const wanted = siblings.filter((one) => one.account_id === account);
    const found = (await Promise.all(wanted.map(({ id }) => open(id)))).filter((one) => one !== null);
    if (found.length === 0) countStranger(received.connector.kind, appKey);
    return found.map((channel) => ({ channel, payload }));
  });
  return (await Promise.all(routed)).flat();
}

/** What cannot be read is the channel's it came to, which keeps it. */
export function accountOf(app: SharesApp, payload: JsonObject): string | null {
  try {
    return app.accountOf(payload);
  } catch {
    return null;
  }
}

async function openSibling(
  { channels }: Pick<ReceiveDependencies, "channels">,
  id: string,
  accepts: Accepts,
): Promise<OpenChannel | null> {
  // Events are stored without credentials too.
  const opened = await openAtAll(channels, id);
  return opened && (await accepts(opened.channel)) ? opened.channel : null;
}
