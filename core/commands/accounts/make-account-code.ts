import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { selfTarget } from "../../identity/index.ts";
import { missing } from "../../kernel/errors.ts";
import { exampleId } from "../../kernel/example-id.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { insertMemberCode } from "./code-rows.ts";
import type { AccountDeps } from "./deps.ts";
import { listLinkable } from "./queries.ts";

const Wanted = z
  .object({ channelId: z.string().max(60) })
  .openapi({ example: { channelId: exampleId("chn") } });

const action = actionsFor<AccountDeps, MemberActor>();

/**
 * Makes the code with which a chat account on this channel is linked. It is shown once; the one before it ends. Members are
 * linked from the page only: a code that the chat made would tie whoever opens it to a stranger's account.
 */
export const makeAccountCode = action({
  name: "account.make_code",
  summary: "Makes a one-time code that links a chat account.",
  permission: "signed_in",
  errors: { missing: ["channel_unknown"] },
  target: selfTarget,
  input: Wanted,
  record: "audit",
  sensitive: true,
  answersSecret: true,
  async perform({ tx, actor, deps, note }, _, { channelId }) {
    const channel = await findLinkable(tx, deps, channelId);
    const made = await insertMemberCode(tx, actor.userId, channel.id);
    note({
      action: "link_code.made",
      target: { kind: "link_code", id: made.id },
      facts: { channel: channel.name, platform: channel.platform },
    });
    return { ...made, channelId: channel.id };
  },
});

async function findLinkable(
  tx: Transaction,
  { registry }: AccountDeps,
  channelId: string,
): Promise<{ readonly id: ChannelId; readonly name: string; readonly platform: string }> {
  const channel = (await listLinkable(tx, registry)).find(({ id }) => id === channelId);
  if (!channel) throw missing("channel_unknown", "On this channel no account can be linked.");
  return channel;
}
