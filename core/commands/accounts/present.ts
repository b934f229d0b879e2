import { z } from "@hono/zod-openapi";
import type { Registry } from "../../channels/index.ts";
import { exampleId } from "../../kernel/example-id.ts";
import type { LinkableChannel, ListedAccount, ListedChat, ListedCode } from "./queries.ts";
import { CHAT_USES } from "./target.ts";

const channelExample = { channelId: exampleId("chn"), channelName: "Support", platform: "Telegram" };

/** A chat account that acts for a member. */
export const ChatAccountSchema = z
  .object({
    id: z.string(),
    channelId: z.string(),
    channelName: z.string(),
    connector: z.string(),
    platform: z.string(),
    name: z.string(),
    username: z.string().nullable(),
    linkedAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .openapi("ChatAccount", {
    example: {
      id: exampleId("acc"),
      ...channelExample,
      connector: "telegram",
      name: "Ada Lovelace",
      username: "ada",
      linkedAt: "2026-11-28T16:02:31.000Z",
      lastUsedAt: "2026-11-30T09:40:12.000Z",
    },
  });

/** A code that waits, and who presented it. */
const LinkCodeSchema = z
  .object({
    id: z.string(),
    channelId: z.string(),
    channelName: z.string(),
    platform: z.string(),
    expiresAt: z.string(),
    presented: z.object({ at: z.string(), name: z.string(), username: z.string().nullable() }).nullable(),
  })
  .openapi("LinkCode", {
    example: {
      id: exampleId("lnk"),
      ...channelExample,
      expiresAt: "2026-11-30T09:50:12.000Z",
      presented: { at: "2026-11-30T09:41:02.000Z", name: "Ada Lovelace", username: "ada" },
    },
  });

/** A code as it is shown once. */
export const NewCodeSchema = z
  .object({ id: z.string(), channelId: z.string(), code: z.string(), expiresAt: z.string() })
  .openapi("NewLinkCode", {
    example: {
      id: exampleId("lnk"),
      channelId: exampleId("chn"),
      code: "7K3MQX9ABC",
      expiresAt: "2026-11-30T09:50:12.000Z",
    },
  });

/** What the member's own page shows. */
export const MyAccountsSchema = z.object({
  items: z.array(ChatAccountSchema),
  codes: z.array(LinkCodeSchema),
  channels: z.array(
    z.object({ id: z.string(), name: z.string(), connector: z.string(), platform: z.string() }).openapi({
      example: {
        id: exampleId("chn"),
        name: "Support",
        connector: "telegram",
        platform: "Telegram",
      },
    }),
  ),
});

/** A group in a chat app, and what it is for. */
export const GroupChatSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    use: z.enum(CHAT_USES),
    serves: z
      .object({ channelIds: z.array(z.string()).nullable(), teams: z.array(z.string()).nullable() })
      .nullable()
      .openapi({
        description:
          "The conversations that get a thread in a chat of members. Null: none. A list that is null does not narrow.",
      }),
    lastActivityAt: z.string(),
  })
  .openapi("GroupChat", {
    example: {
      id: exampleId("cnv"),
      title: "Support team",
      use: "staff",
      serves: { channelIds: null, teams: ["Sales"] },
      lastActivityAt: "2026-11-30T09:40:12.000Z",
    },
  });

export const presentAccount =
  (registry: Registry) =>
  ({ linkedAt, lastUsedAt, ...account }: ListedAccount) => ({
    ...account,
    platform: registry[account.connector]?.name ?? account.connector,
    linkedAt: linkedAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  });

const presentCode =
  (registry: Registry) =>
  ({ presentedAt, name, username, expiresAt, connector, ...code }: ListedCode) => ({
    ...code,
    platform: registry[connector]?.name ?? connector,
    expiresAt: expiresAt.toISOString(),
    presented: presentedAt && { at: presentedAt.toISOString(), name: name ?? "", username },
  });

export const presentMyAccounts = (
  registry: Registry,
  accounts: readonly ListedAccount[],
  codes: readonly ListedCode[],
  channels: readonly LinkableChannel[],
) => ({
  items: accounts.map(presentAccount(registry)),
  codes: codes.map(presentCode(registry)),
  channels,
});

export const presentChat = ({ lastActivityAt, serves, ...chat }: ListedChat) => ({
  ...chat,
  serves: serves && { channelIds: copyOf(serves.channelIds), teams: copyOf(serves.teams) },
  lastActivityAt: lastActivityAt.toISOString(),
});

const copyOf = (list: readonly string[] | null) => list && [...list];
