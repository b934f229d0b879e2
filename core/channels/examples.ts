import { exampleId } from "../kernel/example-id.ts";

/** What the API's description shows of this room. A test holds every example to its schema. */

export const channelExample = {
  id: exampleId("chn"),
  connector: "telegram",
  name: "Support",
  status: "active",
  health: { state: "ok", account: "@harbour_books_bot", findings: [], checkedAt: "2026-11-30T09:30:00.000Z" },
  lastEventAt: "2026-11-30T09:40:12.000Z",
  settings: {},
  hookUrl: `https://hub.example.org/hooks/${exampleId("chn")}`,
  sandbox: false,
  createdAt: "2026-03-02T08:00:00.000Z",
};

export const guideStepExample = {
  title: "Create a bot",
  text: "In Telegram, open @BotFather and send /newbot.",
  href: "https://t.me/BotFather",
};

export const connectorExample = {
  kind: "telegram",
  name: "Telegram",
  capabilities: {},
  authorises: false,
  hosts: false,
  credentials: [
    {
      name: "token",
      title: "Bot token",
      description: "From @BotFather.",
      secret: true,
      required: true,
      type: "text",
    },
  ],
  settings: [],
  guide: [guideStepExample],
};

export const channelDraftExample = {
  connector: "telegram",
  name: "Support",
  credentials: { token: "123456:AAH-example" },
  settings: {},
};

export const gapExample = {
  id: exampleId("gap"),
  from: "2026-11-30T09:04:00.000Z",
  to: "2026-11-30T09:31:00.000Z",
  reason: "The platform keeps no history of this time.",
  recovered: false,
  wholeAccount: true,
  conversationId: null,
};

export const quarantinedExample = {
  id: exampleId("iev"),
  receivedAt: "2026-11-30T09:40:12.000Z",
  error: "This update is not understood.",
  payload: { update_id: 10_000 },
};

export const approvedTemplatesExample = {
  items: [
    {
      name: "parcel_sent",
      language: "en",
      text: "Your parcel {{1}} left.",
      parameters: 1,
      state: "approved",
    },
  ],
  failure: null,
};
