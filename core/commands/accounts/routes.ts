import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../access/index.ts";
import { bindingsFor } from "../../audit/index.ts";
import { readChannel } from "../../channels/index.ts";
import { readOrganization } from "../../database/index.ts";
import { memberTarget } from "../../identity/index.ts";
import { setChatUse } from "./chats/set-chat-use.ts";
import { confirmAccount } from "./confirm-account.ts";
import type { AccountDeps } from "./deps.ts";
import { makeAccountCode } from "./make-account-code.ts";
import {
  ChatAccountSchema,
  GroupChatSchema,
  MyAccountsSchema,
  NewCodeSchema,
  presentAccount,
  presentChat,
  presentMyAccounts,
} from "./present.ts";
import { listAccounts, listChats, listCodes, listLinkable } from "./queries.ts";
import { refuseCode } from "./refuse-code.ts";
import { revokeAccount } from "./revoke-account.ts";
import { revokeOwnAccount } from "./revoke-own-account.ts";

const endpoint = endpointsFor<AccountDeps>();
const bind = bindingsFor<AccountDeps>();
const params = z.object({ id: z.string().max(60) });

/** The chat accounts with which members act, and the groups in which they may. */
export const accountEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/me/accounts",
      operationId: "listMyAccounts",
      permission: "signed_in",
      summary: "One's own chat accounts, the codes that wait, and the channels to link one on.",
      output: MyAccountsSchema,
    },
    async ({ actor, database, deps: { registry } }) =>
      readOrganization(database, actor.organizationId, async (tx) =>
        presentMyAccounts(
          registry,
          await listAccounts(tx, actor.userId),
          await listCodes(tx, actor.userId),
          await listLinkable(tx, registry),
        ),
      ),
  ),
  bind(
    makeAccountCode,
    {
      method: "post",
      path: "/me/codes",
      operationId: "makeAccountCode",
      output: NewCodeSchema,
      status: 201,
    },
    async ({ result }) => ({ ...result, expiresAt: result.expiresAt.toISOString() }),
  ),
  bind(confirmAccount, {
    method: "put",
    path: "/me/codes/:id/confirmation",
    operationId: "confirmAccount",
    params,
  }),
  bind(refuseCode, { method: "delete", path: "/me/codes/:id", operationId: "refuseAccountCode", params }),
  bind(revokeOwnAccount, {
    method: "delete",
    path: "/me/accounts/:id",
    operationId: "revokeMyAccount",
    params,
  }),
  endpoint(
    {
      method: "get",
      path: "/members/:id/accounts",
      operationId: "listMemberAccounts",
      permission: "member.manage",
      summary: "The chat accounts that act for a member.",
      errors: { missing: ["member_missing"] },
      params,
      output: z.object({ items: z.array(ChatAccountSchema) }),
    },
    async ({ actor, database, params: { id }, deps: { registry } }) =>
      readOrganization(database, actor.organizationId, async (tx) => {
        const member = await memberTarget.find(tx, actor, id);
        return { items: (await listAccounts(tx, member.id)).map(presentAccount(registry)) };
      }),
  ),
  bind(revokeAccount, { method: "delete", path: "/accounts/:id", operationId: "revokeAccount", params }),
  endpoint(
    {
      method: "get",
      path: "/channels/:id/chats",
      operationId: "listChats",
      permission: "channel.manage",
      summary: "The groups of a channel, and what each is for.",
      errors: { missing: ["channel_unknown"] },
      params,
      output: z.object({ items: z.array(GroupChatSchema) }),
    },
    async ({ actor, database, params: { id } }) =>
      readOrganization(database, actor.organizationId, async (tx) => {
        const channel = await readChannel(tx, id);
        return { items: (await listChats(tx, channel.id)).map(presentChat) };
      }),
  ),
  bind(setChatUse, { method: "put", path: "/chats/:id/use", operationId: "setChatUse", params }),
];
