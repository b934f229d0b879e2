import { exampleId } from "../kernel/example-id.ts";

/** What the API's description shows of this room. A test holds every example to its schema. */

export const contactExample = {
  id: exampleId("con"),
  name: "Ada Lovelace",
  email: "ada@example.com",
  phone: "+49 30 1234567",
  language: "en",
  avatarUrl: null,
  isBot: false,
  blockedUsAt: null,
  attributes: { customer: 4711 },
  createdAt: "2026-11-28T16:02:31.000Z",
};

export const contactPageExample = {
  ...contactExample,
  identities: [
    {
      id: exampleId("idn"),
      channelId: exampleId("chn"),
      channelName: "Support",
      connector: "telegram",
      kind: "telegram_user",
      value: "5550001",
      username: "ada",
    },
  ],
  proved: [
    { id: exampleId("con"), name: "Ada (Discord)", how: "code", linkedAt: "2026-11-29T08:12:00.000Z" },
  ],
  conversations: [
    {
      id: exampleId("cnv"),
      number: 1042,
      title: "Ada Lovelace",
      status: "open",
      channel: { id: exampleId("chn"), connector: "telegram", name: "Support" },
      updatedAt: "2026-11-30T09:40:12.000Z",
    },
  ],
};

export const listedContactExample = {
  ...contactExample,
  channels: [{ id: exampleId("chn"), connector: "telegram", name: "Support" }],
  lastActivityAt: "2026-11-30T09:40:12.000Z",
};
