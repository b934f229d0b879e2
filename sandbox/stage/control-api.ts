/**
 * The words that the sandbox's page and every platform's stage share. A platform says what its app can do and plays what
 * its people do; the page shows nothing that the platform did not name. Ids are strings, times are milliseconds since
 * 1970.
 */

/** What a platform's app offers. What is absent, the page does not show. */
export type Features = {
  /** Which emoji the app offers first. Empty: no reactions. */
  readonly reactions: readonly string[];
  readonly edits: boolean;
  readonly deletes: boolean;
  readonly replies: boolean;
  /** Whether a person's typing reaches the account. */
  readonly typing: boolean;
  /** Whether the account learns what a person has read. */
  readonly receipts: boolean;
  /** `text`: a command is a message that begins with a slash. `slash`: the app sends it apart, with its options. */
  readonly commands: "none" | "text" | "slash";
  /** The samples that may be sent besides text and files, such as `photo` or `poll`. */
  readonly samples: readonly Sample[];
  /** What rooms with many people are called when one is made here. Null: none can be made. */
  readonly groups: string | null;
  /** Whether rooms stand below servers and have threads. */
  readonly servers: boolean;
};

export type Sample = { readonly name: string; readonly title: string };

/** What a platform says of itself; the page asks for it first. */
export type PlatformFacts = {
  readonly kind: string;
  readonly name: string;
  readonly features: Features;
  readonly faults: readonly FaultWords[];
};
export type FaultWords = { readonly kind: string; readonly title: string; readonly hint: string };

/** A platform in the page's row of tabs. `open`: whether the hub has a channel there. */
export type PlatformTab = { readonly kind: string; readonly name: string; readonly open: boolean };

/** An account that a hub connects, such as a bot. */
export type AccountFacts = {
  readonly id: string;
  readonly name: string;
  /** How its people find it, such as `@parley_sandbox_bot`. */
  readonly handle: string;
  /** How the hub hears from it, in words: `Webhook set`, `Gateway connected`, `Not connected`. */
  readonly connection: string;
  readonly commands: readonly CommandFacts[];
  /** What may be switched of the account itself, such as its revoked token. */
  readonly switches: readonly SwitchFacts[];
  /** What is wrong with it, to be shown above the rooms. */
  readonly problem: string | null;
};

export type CommandFacts = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    readonly choices: readonly Choice[];
  }[];
};

/** A switch of an account or a room: `on` says how it stands. `warns`: whether it shuts the account out. */
export type SwitchFacts = {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly on: boolean;
};

export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly handle: string | null;
  /** Whether it is the hub's account. */
  readonly account: boolean;
};

export type RoomKind = "direct" | "group" | "channel" | "thread" | "forum" | "post";

/** A place where people write. `server` and `parent` say below what it stands. */
export type RoomFacts = {
  readonly id: string;
  readonly kind: RoomKind;
  readonly title: string;
  readonly server: ServerFacts | null;
  readonly parent: string | null;
  /** The people who may speak here, without the account. */
  readonly members: readonly PersonFacts[];
  /** What the app says below the title, such as `bot`, `blocked` or `3 members`. */
  readonly note: string;
  /** The commands that the app offers here, where that is not the same everywhere. */
  readonly commands?: readonly CommandFacts[];
  readonly switches: readonly SwitchFacts[];
  readonly last: MessageFacts | null;
};
export type ServerFacts = { readonly id: string; readonly name: string };

/** A room with its stored messages, oldest first. */
export type OpenRoom = { readonly room: RoomFacts; readonly messages: readonly MessageFacts[] };

/** A message. `event`: something that happened, such as somebody who joined. */
export type MessageFacts = {
  readonly id: string;
  readonly roomId: string;
  readonly kind: "said" | "event";
  readonly author: PersonFacts;
  readonly at: number;
  readonly edited: boolean;
  /** One line for lists, quotes and labels, whatever the message contains. */
  readonly preview: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly parts: readonly Part[];
  readonly replyTo: { readonly author: string; readonly preview: string } | null;
  readonly reactions: readonly ReactionFacts[];
  readonly buttons: readonly (readonly Button[])[];
  readonly menus: readonly Menu[];
  /** The person who alone sees it; null for everybody. */
  readonly onlyFor: string | null;
  /** The thread that begins here. */
  readonly thread: { readonly roomId: string; readonly title: string } | null;
};

/** A stretch of a text, in UTF-16 units. Marks nest and never cross. */
export type Mark = {
  readonly kind:
    | "bold"
    | "italic"
    | "underline"
    | "strike"
    | "spoiler"
    | "code"
    | "code_block"
    | "quote"
    | "heading"
    | "link"
    | "mention";
  readonly offset: number;
  readonly length: number;
  /** Where a link leads. */
  readonly to?: string | undefined;
};

/** What a message holds besides text. Files are at `/files/<file>` of the control API. */
export type Part =
  | {
      readonly kind: "image" | "sticker";
      readonly file: string;
      readonly width: number;
      readonly height: number;
      readonly label: string;
    }
  | { readonly kind: "video" | "audio"; readonly file: string; readonly label: string }
  | { readonly kind: "file"; readonly file: string; readonly name: string; readonly size: number }
  | {
      readonly kind: "place";
      readonly latitude: number;
      readonly longitude: number;
      readonly title: string | null;
      readonly address: string | null;
    }
  | { readonly kind: "card"; readonly title: string; readonly lines: readonly string[] }
  | {
      readonly kind: "embed";
      readonly title: string | null;
      readonly url: string | null;
      readonly text: string | null;
      readonly fields: readonly { readonly name: string; readonly value: string }[];
      readonly image: string | null;
      /** `#rrggbb` of its edge. */
      readonly colour: string | null;
    }
  | {
      readonly kind: "poll";
      readonly question: string;
      readonly note: string;
      readonly closed: boolean;
      readonly multiple: boolean;
      readonly options: readonly {
        readonly id: string;
        readonly text: string;
        readonly votes: number;
        /** The ids of the people who chose it. */
        readonly voters: readonly string[];
      }[];
    };

export type ReactionFacts = { readonly emoji: string; readonly by: readonly string[] };

/** A button: pressing one without `url` tells the account. */
export type Button = {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly look: "plain" | "primary" | "good" | "danger";
  readonly disabled: boolean;
};

/** A list to choose from below a message. */
export type Menu = {
  readonly id: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly least: number;
  readonly most: number;
  readonly disabled: boolean;
};
export type Choice = { readonly value: string; readonly title: string; readonly description?: string };

/** A form that the account opened for one person. */
export type Form = {
  readonly id: string;
  readonly roomId: string;
  readonly person: string;
  readonly title: string;
  readonly fields: readonly {
    readonly id: string;
    readonly title: string;
    readonly lines: "one" | "many";
    readonly required: boolean;
    readonly value: string;
    readonly placeholder: string;
  }[];
};

/** What the account answers to somebody's press, command or form, shown to that person only. */
export type Answer = {
  readonly person: string;
  readonly text: string;
  /** Whether it waits to be dismissed. */
  readonly alert: boolean;
};

/** The events of an account's stream, by name. The page reads again what it does not hold. */
export type StageNews =
  | { readonly kind: "message"; readonly message: MessageFacts }
  | { readonly kind: "changed"; readonly message: MessageFacts }
  | { readonly kind: "deleted"; readonly roomId: string; readonly messageId: string }
  | { readonly kind: "typing"; readonly roomId: string; readonly doing: string }
  | { readonly kind: "answer"; readonly use: string; readonly answer: Answer }
  | { readonly kind: "form"; readonly use: string; readonly form: Form }
  | { readonly kind: "wire"; readonly entry: WireFacts }
  | { readonly kind: "rooms" | "accounts" | "faults" | "ready" };

export type WireFacts = {
  readonly id: number;
  readonly at: string;
  readonly kind: "call" | "webhook" | "socket";
  readonly name: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly ms: number;
  readonly fault: string | null;
};

/** What somebody sends: words, a file, or one of the platform's samples. */
export type Sent = {
  readonly from: string;
  readonly text: string;
  readonly replyTo?: string | undefined;
  readonly file?:
    | { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array }
    | undefined;
  readonly sample?: string | undefined;
};

/** A use of a button, menu, command or form, until the account answers it. */
export type Use = { readonly id: string; readonly answered: boolean };
