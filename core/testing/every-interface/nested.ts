/** Which type of the protocol a member holds; one that is not named here has no type of its own. */
const NESTED: Readonly<Record<string, string>> = {
  "Connector.capabilities": "Capabilities",
  "Connector.connect": "Connect",
  "Connector.sync": "Syncs",
  "Probe.findings": "HealthFinding",
  "AccountReported.findings": "HealthFinding",
  "Verified.answer": "HookAnswer",
  "SyncResult.gaps": "Gap",
  "SyncResult.receipt": "Receipt",
  "Described.person": "Party",
  "Described.thread": "ThreadReference",
  "Listed.templates": "ApprovedTemplate",
  "DownloadResult.download": "Download",
  "EventBase.thread": "ThreadReference",
  "EventBase.from": "Party",
  "EventBase.who": "Party",
  "EventBase.to": "ThreadReference",
  "EventBase.content": "InboundContent",
  "InboundContent.parts": "InboundPart",
  "MessageReceived.quote": "Quote",
  "MessageEdited.original": "MessageReceived",
  "InboundContent.text": "RichText",
  "InboundContent.buttons": "Button",
  "MediaPart.media": "RemoteMedia",
  "CardPart.text": "RichText",
  "CardPart.image": "RemoteMedia",
  "Party.avatar": "RemoteMedia",
  "RichText.marks": "Mark",
  "Receipt.thread": "ThreadReference",
  "OutboundOperation.message": "OutboundMessage",
  "OutboundOperation.thread": "ThreadReference",
  "OutboundOperation.text": "RichText",
  "OutboundOperation.buttons": "Button",
  "OutboundOperation.form": "Form",
  "OutboundMessage.thread": "ThreadReference",
  "OutboundMessage.text": "RichText",
  "OutboundMessage.buttons": "Button",
  "OutboundMessage.choices": "Choices",
  "Button.form": "Form",
  "Form.fields": "FormQuestion",
  "MenuCommand.parameters": "MenuParameter",
};

const PARTS: Readonly<Record<string, string>> = {
  location: "LocationPart",
  contact_card: "ContactCardPart",
  poll: "PollPart",
  card: "CardPart",
};

/** Names the types of a member, of which the type that has it may have several names. */
export function nestedIn(types: readonly string[], key: string): readonly string[] {
  const found = types.flatMap((type) => NESTED[`${type}.${key}`] ?? []);
  return found.length > 0 ? found : types.map((type) => `${type}.${key}`);
}

/** Names the types of a value: a message's part has that of its kind. */
export function typesOf(types: readonly string[], value: object): readonly string[] {
  if (!types.includes("InboundPart")) return types;
  return [PARTS["kind" in value ? String(value.kind) : ""] ?? "MediaPart"];
}
