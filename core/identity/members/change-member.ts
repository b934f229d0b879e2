import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import { readId } from "../../kernel/ids.ts";
import { giveRole } from "./give-role.ts";
import { placeMember } from "./place-member.ts";
import { readMember } from "./queries.ts";
import { memberTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** `team` and `channelIds` are what the scopes of those names mean for the member. */
const Change = z
  .object({
    role: z.string().min(1).max(60).optional(),
    team: z.string().trim().min(1).max(60).nullable().optional(),
    channelIds: z.array(z.string()).max(200).optional(),
  })
  .openapi({ example: { role: "agent", team: "night" } });

/** Gives a member another role, team or channels, as far as asked for. */
export const changeMember = action({
  name: "member.change",
  summary: "Gives a member another role, team or channels.",
  permission: "member.manage",
  errors: {
    refused: ["role_above_yours"],
    conflict: ["last_owner"],
    invalid: ["role_unknown", "id_malformed"],
  },
  target: memberTarget,
  input: Change,
  record: "audit",
  sensitive: true,
  async perform(context, { id }, { role, team, channelIds: named }) {
    const channelIds = named?.map((one) => readId("chn", one));
    if (role !== undefined) await giveRole(context, id, role);
    if (team !== undefined || channelIds !== undefined) await placeMember(context, id, { team, channelIds });
    return readMember(context.tx, id);
  },
});
