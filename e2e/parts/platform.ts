import type { AccountFacts, MessageFacts, RoomFacts, Sent } from "../../sandbox/stage/control-api.ts";

/** A simulated platform, by the control API that every one of them has (`sandbox/stage/control/routes.ts`). */
export type PlayedStage = {
  /** Adds somebody with a conversation of their own. */
  customer(name: string): Promise<Customer>;
  /** Opens a room of several people, by its title. */
  room(title: string): Promise<Room>;
  /** Adds a group of people. */
  group(title: string, members: readonly Customer[]): Promise<Room>;
  /** Sets the platform's faults (sandbox/stage/faults.ts); none removes them. */
  play(...faults: readonly object[]): Promise<void>;
  /** Returns how often each of the faults was played. */
  hits(): Promise<readonly number[]>;
  revokeToken(revoked: boolean): Promise<void>;
  /** Turns a switch of the account to its other side. */
  flip(name: string): Promise<void>;
  /** Returns what the platform says of the account. */
  account(): Promise<AccountFacts>;
};

type Said = Partial<Pick<Sent, "text" | "file" | "replyTo">>;
type Speaker = Pick<Customer, "id">;
/** A message's text, or what it holds. */
type Wanted = string | RegExp;

/** A room as the people in it see it. */
export type Room = {
  write(from: Speaker, said: string | Said): Promise<void>;
  messages(): Promise<readonly MessageFacts[]>;
  /** Returns the last message with this text. */
  find(text: Wanted): Promise<MessageFacts>;
  edit(from: Speaker, text: string, next: string): Promise<void>;
  erase(from: Speaker, text: string): Promise<void>;
  react(from: Speaker, text: string, emoji: string): Promise<void>;
  press(from: Speaker, text: Wanted, button: string): Promise<void>;
  command(from: Speaker, name: string, options: Readonly<Record<string, string>>): Promise<void>;
  thread(from: Speaker, text: string, title: string): Promise<Room>;
};

export type Customer = {
  readonly id: string;
  readonly name: string;
  /** Their conversation with the account alone. */
  readonly room: Room;
  write(text: string): Promise<void>;
  /** Returns all messages on the customer's phone. */
  chat(): Promise<readonly MessageFacts[]>;
  /** Returns the texts on the phone. */
  texts(): Promise<readonly string[]>;
  /** Returns how many pictures and files are on the phone. */
  files(): Promise<number>;
  /** Returns the reactions on messages. */
  reactions(): Promise<readonly string[]>;
};

type Ask = <T>(method: string, path: string, body?: object) => Promise<T>;
type Items<T> = { readonly items: readonly T[] };
type Faults = { readonly rules: readonly { readonly hits: number }[] };

/** Opens a platform of a hub's sandbox, which has a channel there. */
export function playOn(hub: string, kind: string): PlayedStage {
  const control = askOf(`${hub}/sandbox/${kind}/control`);
  let account: Promise<string> | undefined;
  const first = async () => {
    const [found] = (await control<Items<AccountFacts>>("GET", "/accounts")).items;
    if (!found) throw new Error(`${kind} has no account.`);
    return found;
  };
  const ask: Ask = async (method, path, body) =>
    control(method, `/accounts/${await (account ??= first().then(({ id }) => id))}${path}`, body);
  const rooms = async (is: (room: RoomFacts) => boolean) => {
    const { items } = await ask<Items<RoomFacts>>("GET", "/rooms");
    const found = items.find(is);
    if (!found) throw new Error(`${kind} has no such room.`);
    return roomOf(ask, found.id);
  };
  return {
    customer: async (name) => {
      const { id } = await ask<{ id: string }>("POST", "/people", { name });
      const isTheirs = ({ kind: its, members }: RoomFacts) => its === "direct" && members[0]?.id === id;
      return customerOf(id, name, await rooms(isTheirs));
    },
    room: (title) => rooms((each) => each.title === title),
    group: async (title, members) => {
      const room = { title, members: members.map(({ id }) => id) };
      return roomOf(ask, (await ask<RoomFacts>("POST", "/rooms", room)).id);
    },
    play: async (...rules) => void (await ask("PUT", "/faults", { rules })),
    hits: async () => (await ask<Faults>("GET", "/faults")).rules.map(({ hits }) => hits),
    revokeToken: async (on) => void (await ask("PUT", "/switches", { name: "revoked", on })),
    account: first,
    flip: async (name) => {
      const known = (await first()).switches.find((each) => each.name === name);
      if (!known) throw new Error(`${kind} has no switch “${name}”.`);
      await ask("PUT", "/switches", { name, on: !known.on });
    },
  };
}

const askOf =
  (root: string): Ask =>
  async (method, path, body) => {
    const answer = await fetch(`${root}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };

function roomOf(ask: Ask, roomId: string): Room {
  const at = `/rooms/${roomId}`;
  const messages: Room["messages"] = async () =>
    (await ask<{ messages: MessageFacts[] }>("GET", at)).messages;
  const find = async (text: Wanted) => {
    const is = (said: string) => (typeof text === "string" ? said === text : text.test(said));
    const found = (await messages()).findLast((message) => is(message.text));
    if (!found) throw new Error(`The room has no message “${text}”.`);
    return found;
  };
  const on = async (method: string, text: Wanted, what: string, body: object) =>
    ask<RoomFacts>(method, `${at}/messages/${(await find(text)).id}${what}`, body);
  return {
    messages,
    find,
    write: async ({ id: from }, said) =>
      void (await ask("POST", `${at}/messages`, {
        from,
        ...(typeof said === "string" ? { text: said } : wire(said)),
      })),
    edit: async ({ id: from }, text, next) => void (await on("PATCH", text, "", { from, text: next })),
    erase: async ({ id: from }, text) => void (await on("DELETE", text, "", { from })),
    react: async ({ id: from }, text, emoji) =>
      void (await on("PUT", text, "/reactions", { from, emoji, on: true })),
    press: async ({ id: from }, text, title) => {
      const button = (await find(text)).buttons.flat().find((each) => each.title === title)?.id;
      await on("POST", text, "/presses", { from, button });
    },
    command: async ({ id: from }, name, options) =>
      void (await ask("POST", `${at}/commands`, { from, name, options })),
    thread: async ({ id: from }, text, title) =>
      roomOf(ask, (await on("POST", text, "/threads", { from, title })).id),
  };
}

const wire = ({ file, ...said }: Said) => ({
  ...said,
  ...(file && {
    file: {
      name: file.name,
      contentType: file.contentType,
      base64: Buffer.from(file.bytes).toString("base64"),
    },
  }),
});

const customerOf = (id: string, name: string, room: Room): Customer => ({
  id,
  name,
  room,
  write: (text) => room.write({ id }, text),
  chat: room.messages,
  texts: async () => (await room.messages()).flatMap(({ text }) => text || []),
  files: async () => (await room.messages()).flatMap(({ parts }) => parts).length,
  reactions: async () =>
    (await room.messages()).flatMap(({ reactions }) => reactions.map(({ emoji }) => emoji)),
});
