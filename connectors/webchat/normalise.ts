import type { JsonObject } from "../../core/kernel/json.ts";
import { plain, type Account, type ExternalIdentity, type InboundEvent, type InboundPart, type Party, type ThreadReference } from "../../core/protocol/index.ts";
import type { Settings } from "./config.ts";
import { externalIdOf } from "./ids.ts";
import { visitorPayload, type VisitorPayload, type WidgetRequest } from "./types.ts";

/** Says in our words what a visitor did. Keys are scoped by visitor, so that nobody can use up another's. */
export function normalise(payload: JsonObject, _account: Pick<Account<never, Settings>, "channelId" | "settings">): readonly InboundEvent[] {
  const did = visitorPayload.parse(payload);
  switch (did.said.kind) {
    case "hello":
      return [];
    case "message":
      return [messageOf(did, did.said)];
    case "identified":
      return [{ kind: "participant_changed", ...base(did, `identified:${did.said.id}`), who: partyOf(did, did.said), change: "joined" }];
    case "pressed":
      return [{ kind: "button_pressed", ...base(did, `pressed:${did.said.id}`), externalId: did.said.messageId, from: partyOf(did, did.said), value: did.said.value, label: did.said.label }];
    case "delivered":
      return did.said.messageIds.map((externalId) => ({ kind: "receipt_arrived", ...base(did, `delivered:${externalId}`), externalId, state: "delivered" }));
    case "read":
      return [{ kind: "thread_read", ...base(did, `read:${did.said.upTo}`), upTo: did.said.upTo }];
    case "typing":
      return [{ kind: "typing_started", ...base(did, `typing:${did.at}`), from: { identities: [identityOf(did)] } }];
  }
}

type Said<K extends WidgetRequest["kind"]> = Extract<WidgetRequest, { kind: K }>;

function messageOf(did: VisitorPayload, said: Said<"message">): InboundEvent {
  return {
    kind: "message_received",
    ...base(did, `message:${said.id}`),
    externalId: externalIdOf(did.visitor, said.id),
    position: String(Temporal.Instant.from(did.at).epochMilliseconds),
    author: "contact",
    from: partyOf(did, said),
    content: { text: plain(said.text), parts: said.attachments.map(partOf) },
  };
}

const partOf = ({ id, kind, fileName, contentType, size }: Said<"message">["attachments"][number]): InboundPart =>
  ({ kind, media: { reference: {}, stored: id, fileName, contentType, size } });

const base = (did: VisitorPayload, key: string) => ({ key: `${did.visitor}:${key}`, occurredAt: did.at, thread: threadOf(did) });

function threadOf({ visitor, said }: VisitorPayload): ThreadReference {
  const page = "page" in said && said.page ? { context: { page: said.page } } : {};
  return { key: visitor, kind: "web", ...page };
}

/** An address nobody vouches for is only shown, as a username: taken as an identity it would let a visitor pose as somebody else. */
function partyOf(did: VisitorPayload, said: Said<"message" | "identified" | "pressed">): Party {
  const { name, email, language } = said;
  const proven: ExternalIdentity[] = email !== undefined && did.emailProven ? [{ kind: "email", value: email }] : [];
  return {
    identities: [identityOf(did), ...proven],
    ...(name !== undefined && { name }),
    ...(email !== undefined && { username: email }),
    ...(language !== undefined && { language }),
  };
}

const identityOf = (did: VisitorPayload): ExternalIdentity => ({ kind: "visitor", value: did.visitor });
