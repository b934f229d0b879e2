import { exampleId } from "../kernel/example-id.ts";

/** What the API's description shows of this room. A test holds every example to its schema. */

const permissions = { "conversation.read": "all", "conversation.reply": "team", "contact.read": "all" };

export const rightsExample = permissions;

export const meExample = {
  user: { id: exampleId("usr"), name: "Grace Hopper", email: "grace@example.com" },
  organization: { id: exampleId("org"), name: "Harbour Books", slug: "harbour-books" },
  organizations: [{ id: exampleId("org"), name: "Harbour Books", role: "agent" }],
  role: "agent",
  permissions,
};

export const memberExample = {
  id: exampleId("usr"),
  name: "Grace Hopper",
  email: "grace@example.com",
  role: "agent",
  team: "night",
  channelIds: [exampleId("chn")],
  joinedAt: "2026-03-02T08:00:00.000Z",
};

export const roleExample = { id: exampleId("rol"), name: "Night shift", builtIn: false, permissions };

export const invitationExample = {
  id: exampleId("inv"),
  email: "alan@example.com",
  role: "agent",
  status: "pending",
  link: null,
  expiresAt: "2026-12-07T09:41:00.000Z",
};

export const keyExample = {
  id: exampleId("key"),
  name: "Reports",
  prefix: "parley_Qm9v",
  permissions: { "conversation.read": "all", "contact.read": "all" },
  madeBy: "Grace Hopper",
  madeWith: null,
  createdAt: "2026-11-30T09:41:00.000Z",
  expiresAt: "2027-02-28T09:41:00.000Z",
  lastUsedAt: null,
};

export const sessionExample = {
  id: exampleId("ses"),
  current: true,
  ip: "192.0.2.17",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
  createdAt: "2026-11-30T08:02:11.000Z",
  lastSeenAt: "2026-11-30T09:41:00.000Z",
  expiresAt: "2026-12-30T08:02:11.000Z",
};
