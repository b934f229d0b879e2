import type { JsonObject } from "../../core/kernel/json.ts";
import {
  plain,
  type ExternalIdentity,
  type InboundEvent,
  type InboundPart,
  type Party,
  type Received,
  type ThreadReference,
} from "../../core/protocol/index.ts";
import type { Settings } from "./config.ts";
import { externalIdOf } from "./ids.ts";
import { visitorPayload, type VisitorPayload, type WidgetRequest } from "./types.ts";

/**
 * Normalises a visitor's request at the hub's time, because browsers' clocks are often wrong. Keys contain the
 * visitor, so that nobody can use up another's.
 */
export function normalise(payload: JsonObject, { at }: Received<Settings>): readonly InboundEvent[] {
  const did: Deed = { ...visitorPayload.parse(payload), at };
  switch (did.said.kind) {
    case "hello":
      return [];
    case "message":
      return [messageOf(did, did.said)];
    case "identified":
      return [
        {
          kind: "person_described",
          ...base(did, `identified:${did.said.id}`),
          who: partyOf(did, did.said),
        },
      ];
    case "pressed":
      return [
        {
          kind: "button_pressed",
          ...base(did, `pressed:${did.said.id}`),
          externalId: did.said.messageId,
          from: partyOf(did, did.said),
          value: did.said.value,
          label: did.said.label,
        },
      ];
    case "delivered":
      return did.said.messageIds.map((externalId) => ({
        kind: "receipt_arrived",
        ...base(did, `delivered:${externalId}`),
        externalId,
        state: "delivered",
      }));
    case "read":
      return [{ kind: "thread_read", ...base(did, `read:${did.said.upTo}`), upTo: did.said.upTo }];
    case "typing":
      return [
        {
          kind: "typing_started",
          ...base(did, `typing:${did.at}`),
          from: { identities: [identityOf(did)], name: did.said.name ?? nicknameOf(did.visitor) },
        },
      ];
  }
}

type Deed = VisitorPayload & { readonly at: string };
type Said<K extends WidgetRequest["kind"]> = Extract<WidgetRequest, { kind: K }>;

function messageOf(did: Deed, said: Said<"message">): InboundEvent {
  return {
    kind: "message_received",
    ...base(did, `message:${said.id}`),
    externalId: externalIdOf(did.visitor, said.id),
    position: String(said.number),
    author: "contact",
    from: partyOf(did, said),
    content: { text: plain(said.text), parts: said.attachments.map(partOf) },
  };
}

const partOf = ({
  id,
  kind,
  fileName,
  contentType,
  size,
}: Said<"message">["attachments"][number]): InboundPart => ({
  kind,
  media: { reference: {}, stored: id, fileName, contentType, size },
});

const base = (did: Deed, key: string) => ({
  key: `${did.visitor}:${key}`,
  occurredAt: did.at,
  thread: threadOf(did),
});

function threadOf({ visitor, said }: Deed): ThreadReference {
  const page = "page" in said && said.page ? { context: { page: said.page } } : {};
  return { key: visitor, kind: "web", ...page };
}

/** An unverified address is only shown, as a username: as an identity it would let a visitor pose as another. */
function partyOf(did: Deed, said: Said<"message" | "identified" | "pressed">): Party {
  const { name, email, language } = said;
  const proven: ExternalIdentity[] =
    email !== undefined && did.emailProven ? [{ kind: "email", value: email }] : [];
  return {
    identities: [identityOf(did), ...proven],
    nickname: nicknameOf(did.visitor),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { username: email }),
    ...(language !== undefined && { language }),
  };
}

/** Gives strangers a short name that distinguishes them in a list. */
const nicknameOf = (visitor: string): string =>
  `Visitor ${visitor
    .replaceAll(/[^a-z0-9]/gi, "")
    .slice(0, 4)
    .toUpperCase()}`;

const identityOf = (did: Deed): ExternalIdentity => ({ kind: "visitor", value: did.visitor });
