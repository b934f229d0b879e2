import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../../access/index.ts";
import { conflict } from "../../../kernel/errors.ts";
import { appendEvent } from "../../../outbox/index.ts";
import { chatTarget } from "../../accounts/target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Which conversations a shared chat of members serves. Null: all. */
const RoutingSchema = z
  .object({
    serves: z
      .object({
        channelIds: z.array(z.string().max(60)).max(200).nullable(),
        teams: z.array(z.string().max(120)).max(200).nullable(),
      })
      .nullable()
      .openapi({ description: "Null: none. A list that is null does not narrow." }),
  })
  .openapi({ example: { serves: { channelIds: null, teams: ["Sales"] } } });

/** Says of which conversations threads are opened below a chat of members. Those that are open stay. */
export const setChatRouting = action({
  name: "chat.set_routing",
  summary: "Set which conversations get a thread in a chat of members",
  permission: "channel.manage",
  errors: { conflict: ["chat_not_shared"] },
  target: chatTarget,
  input: RoutingSchema,
  record: "audit",
  async perform({ tx, note }, { id, title, use, channelId }, { serves }) {
    if (use !== "staff") throw conflict("chat_not_shared", "Make this group a chat of members first.");
    await tx.client.query("delete from comm_staff_routes where organization_id = $1 and chat_id = $2", [
      tx.organizationId,
      id,
    ]);
    if (serves)
      await tx.client.query(
        "insert into comm_staff_routes (organization_id, chat_id, channel_ids, teams) values ($1, $2, $3, $4)",
        [tx.organizationId, id, serves.channelIds, serves.teams],
      );
    await appendEvent(tx, { kind: "channel_changed", channelId });
    note({
      action: "chat.routing_set",
      target: { kind: "conversation", id },
      facts: { title, serves: serves !== null },
    });
  },
});
