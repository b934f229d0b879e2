import type { z } from "zod";
import type { JsonObject } from "../kernel/json.ts";
import type { Account } from "./account.ts";
import type { Capabilities } from "./capabilities.ts";
import type { HealthFinding } from "./health-finding.ts";
import type { ExternalIdentity, InboundEvent, Party, ThreadReference } from "./inbound-event.ts";
import type { CommandMenu, MenuReceipt } from "./menu.ts";
import type { OpensThreads } from "./opens-threads.ts";
import type { OutboundOperation } from "./outbound-message.ts";
import type { Receipt } from "./receipt.ts";

/** An HTTP request before its body is read. Header names are lower case. */
export type RequestHead = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
};

/** An HTTP request from a platform, its body untouched: signatures are checked on raw bytes. */
export type RawRequest = RequestHead & { readonly body: Uint8Array };

/** Says whether to read the body. `admitted` proves nothing: `verify` still decides. */
export type Admission = { readonly kind: "admitted" } | { readonly kind: "refused"; readonly reason: string };

/** `events`: the payloads of the request in the platform's format, one per event. `answer`: respond with this and store nothing (handshakes). */
export type Verified =
  | { readonly kind: "events"; readonly payloads: readonly JsonObject[]; readonly answer?: HookAnswer }
  | { readonly kind: "answer"; readonly answer: HookAnswer }
  | { readonly kind: "refused"; readonly reason: string };
export type HookAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The context of a payload. It is the same at every replay, so that `normalise` stays pure. `at`: RFC 3339, when the payload first arrived. */
export type Received<Settings = JsonObject> = {
  readonly channelId: string;
  readonly settings: Settings;
  readonly at: string;
};

/** `account`: its display name. `accountId`: the platform's own id of it, which is unique and permanent. */
export type Probe = {
  readonly account: string;
  readonly accountId?: string;
  readonly findings: readonly HealthFinding[];
};

/** Set-up and removal. None of these may throw for a response of the platform: it becomes a finding. */
export type Connect<C, S> = {
  /** Checks the credentials and says whose account it is; changes nothing. */
  probe(account: Account<C, S>): Promise<Probe>;
  /** Makes the platform deliver to us (registers webhooks, menus); safe to repeat. */
  install(account: Account<C, S>): Promise<Probe>;
  remove(account: Account<C, S>): Promise<void>;
  /**
   * Shows these menus and no others, as far as the platform tells which it has: a chat that had one is named without commands. One
   * bad name keeps no other command away. Safe to repeat: what is so already is left alone.
   */
  publishCommands?(account: Account<C, S>, menus: readonly CommandMenu[]): Promise<MenuReceipt>;
  readonly authorise?: Authorises<C, S>;
  /** Pure. What to click, in order; shown beside the form and after a failed check. */
  guide?(context: GuideContext<S>): readonly GuideStep[];
};

/** OAuth with PKCE (S256): the browser goes to `address` and comes back to us with a code that `redeem` turns into credentials. */
export type Authorises<C, S> = {
  address(
    account: Pick<Account<C, S>, "credentials" | "settings">,
    visit: { readonly redirectUrl: string; readonly state: string; readonly challenge: string },
  ): string;
  redeem(
    account: Pick<Account<C, S>, "credentials" | "settings">,
    visit: { readonly redirectUrl: string; readonly code: string; readonly verifier: string },
  ): Promise<
    | { readonly kind: "granted"; readonly credentials: C }
    | { readonly kind: "refused" | "unreachable"; readonly reason: string }
  >;
};

/** A step of setting an account up, as data. */
export type GuideStep = {
  readonly title: string;
  readonly text: string;
  /** Text to copy into the platform's own pages. */
  readonly copy?: string;
  /** The platform's page where this is done. */
  readonly href?: string;
  /** The code of the finding that is gone once this step is done. */
  readonly check?: string;
};
/** What is known while somebody sets up: `channelId`, `hookUrl` and `accountId` only once the channel exists. */
export type GuideContext<S> = {
  readonly publicUrl: string;
  readonly redirectUrl: string;
  readonly channelId: string | null;
  readonly hookUrl: string | null;
  readonly accountId: string | null;
  readonly settings: Partial<S>;
};

/** One HTTP call of an operation, in the platform's format. A long message becomes several calls, sent in order. */
export type Rendered = {
  readonly payload: JsonObject;
  readonly attachments?: readonly RenderedFile[];
  /** What of the message this call carries differently, or not at all. */
  readonly degraded?: readonly Degradation[];
};
/** `what` is carried as `into`; `nothing`: it is lost. */
export type Degradation = {
  readonly what:
    | "formatting"
    | "poll"
    | "location"
    | "contact_card"
    | "buttons"
    | "choices"
    | "album"
    | "reply"
    | "caption"
    | "private"
    | "file";
  readonly into: "text" | "link" | "separate" | "file" | "buttons" | "nothing";
};
export type RenderedFile = {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly open: () => Promise<Uint8Array>;
};

/** Media as it arrives; `size` only when the provider says. The caller counts bytes and stops at its own cap. */
export type Download = {
  readonly stream: ReadableStream<Uint8Array>;
  readonly size?: number;
  readonly contentType?: string;
};
/** `gone`: the provider no longer has it. */
export type DownloadResult =
  | { readonly kind: "stream"; readonly download: Download }
  | { readonly kind: "gone" | "too_large" | "unreachable" | "unauthorised"; readonly reason: string };

/**
 * Translates between one platform and the hub. A connector never sees the database, never retries by itself, never throws
 * for a response of the platform, and keeps no state between calls except its HTTP client.
 */
export type Connector<C = JsonObject, S = JsonObject> = {
  /** Folder name and `comm_channels.connector`. */
  readonly kind: string;
  /** Its display name. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /** What the platform allows this very account, where that is not the same for all. Absent: `capabilities.rate`. */
  rateOf?(settings: S): Capabilities["rate"];
  /** zod schemas; credentials are sealed at rest and write-only. `title`, `description` and `meta({ secret })` drive the set-up form; a setting with `meta({ bindsSecrets: true })` says where the secrets go, and changes only with them. */
  readonly config: { readonly credentials: z.ZodType<C>; readonly settings: z.ZodType<S> };
  readonly connect: Connect<C, S>;
  /** Bytes of the largest request the platform sends: a larger one is answered 413, unread. Keep it near what the platform documents, since the hub holds a body in memory. */
  readonly bodyLimit: number;
  /** Refuses by the head alone (a secret in a header or in the query) what `verify` would refuse too; core reads the body only afterwards. Left out where the proof is a signature of the body. */
  admits?(head: RequestHead, account: Account<C, S>): Admission;
  /** Decides on raw bytes whether the request is the platform's. */
  verify(request: RawRequest, account: Account<C, S>): Verified | Promise<Verified>;
  /** One app for many accounts: they share the address `/hooks/apps/<key>` and each other's sockets. */
  readonly app?: SharesApp<C>;
  /** Asks who somebody is or what a thread is called, where events carry only ids. Core keeps the answer. */
  describe?(account: Account<C, S>, whom: Described["of"]): Promise<Description>;
  readonly templates?: ListsTemplates<C, S>;
  /** Pure. One payload may hold several events or none; throws only for a payload it cannot read, which quarantines it. */
  normalise(payload: JsonObject, received: Received<S>): readonly InboundEvent[];
  /** Pure. Splits, degrades and formats within `capabilities`. */
  render(operation: OutboundOperation): readonly Rendered[];
  /** Carries out one rendered call. */
  send(account: Account<C, S>, rendered: Rendered): Promise<Receipt>;
  /** Fetches inbound media as a stream, never following a redirect with a token. */
  download(account: Account<C, S>, reference: JsonObject): Promise<DownloadResult>;
  /** Asks whether a call whose answer was lost was accepted; where `capabilities.idempotency` is `look_up`, or is a key that the platform has forgotten by now. */
  lookUp?(account: Account<C, S>, rendered: Rendered): Promise<LookedUp>;
  readonly sync?: Syncs<C, S>;
  readonly gateway?: HoldsGateway<C, S>;
  readonly hosts?: HostsThreads<C, S>;
  readonly threads?: OpensThreads<C, S>;
};

/** `id`: what all channels of one app have in common, and nobody else knows: made of a secret of the app. `accountOf`: pure; the account that a payload belongs to, null for the one it came to. */
export type SharesApp<C = JsonObject> = {
  id(credentials: C): string;
  accountOf(payload: JsonObject): string | null;
};

/** What core asks `describe` about. */
export type Described = {
  readonly of:
    | { readonly kind: "person"; readonly identity: ExternalIdentity }
    | { readonly kind: "thread"; readonly key: string };
};
export type Description =
  | { readonly kind: "person"; readonly person: Party }
  | { readonly kind: "thread"; readonly thread: Pick<ThreadReference, "title" | "space" | "parent"> }
  | { readonly kind: "unknown" }
  | Exclude<Receipt, { kind: "sent" | "done" }>;

/** A text the provider approved. `{{1}}` and so on in `text` stand for its parameters. */
export type ApprovedTemplate = {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly parameters: number;
  readonly state: "approved" | "pending" | "rejected" | "paused";
  readonly reason?: string;
};
export type ListsTemplates<C = JsonObject, S = JsonObject> = {
  list(
    account: Account<C, S>,
  ): Promise<
    | { readonly kind: "listed"; readonly templates: readonly ApprovedTemplate[] }
    | Exclude<Receipt, { kind: "sent" | "done" }>
  >;
};

/** A time of which events are missing. RFC 3339. `recovered`: they were fetched afterwards. */
export type Gap = {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly recovered: boolean;
  /** The thread it concerns; absent: the whole account. */
  readonly threadKey?: string;
};

/** `absent`: certainly not accepted, so it may be sent again. `unknown`: could not be asked now. */
export type LookedUp =
  | Extract<Receipt, { kind: "sent" }>
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Stores payloads. Resolves once they are durable, so that the cursor may move. */
export type Sink = (payloads: readonly JsonObject[]) => Promise<void>;

/** A platform that is polled for events, or for missed events. */
export type Syncs<C = JsonObject, S = JsonObject> = {
  /** Pause after a round without events; absent when `pull` itself waits for events. */
  readonly everyMs?: number;
  /** Whether this account must be polled at all. */
  wanted(account: Account<C, S>): boolean;
  /** One round: fetch after `cursor`, hand to `sink`, return the new cursor. May wait for events (long poll) until `signal` ends it. */
  pull(
    account: Account<C, S>,
    cursor: JsonObject | null,
    sink: Sink,
    signal: AbortSignal,
  ): Promise<SyncResult>;
};
export type SyncResult =
  | { readonly cursor: JsonObject | null; readonly outcome: "more" | "idle"; readonly gaps?: readonly Gap[] }
  | { readonly outcome: "failed"; readonly receipt: Exclude<Receipt, { kind: "sent" | "done" }> };

/** A platform that keeps a socket (Discord, Slack Socket Mode, WhatsApp Web). Runs until `signal` ends it; throws when it cannot go on, `refused` (core/kernel/errors.ts) when the platform refuses the account. */
export type HoldsGateway<C = JsonObject, S = JsonObject> = {
  wanted(account: Account<C, S>): boolean;
  /** Closes its socket before it resolves or rejects. */
  hold(account: Account<C, S>, line: GatewayLine): Promise<void>;
};

/** What a gateway is given while it holds its socket. `state`: what was saved last. `saveState` and `missed` refuse once somebody else holds it. */
export type GatewayLine = {
  readonly state: JsonObject | null;
  readonly sink: Sink;
  readonly saveState: (state: JsonObject) => Promise<void>;
  readonly signal: AbortSignal;
  readonly report: (findings: readonly HealthFinding[]) => Promise<void>;
  readonly missed: (gap: Gap) => Promise<void>;
};

/**
 * A platform that is the hub itself (web chat, an API channel): there is no provider to hold the thread, so its people
 * read it from us. `core/visitors` serves thread, stream and uploads to whoever `visitorOf` recognises.
 */
export type HostsThreads<C = JsonObject, S = JsonObject> = {
  /** Who asks, by a token this connector issued; null when nobody it knows. `threadKey` is all they may read. */
  visitorOf(
    request: RequestHead,
    account: Account<C, S>,
  ): { readonly identity: ExternalIdentity; readonly threadKey: string } | null;
  /** Origins whose pages may embed it; empty means any. */
  origins(settings: S): readonly string[];
  /** What the page may know before anybody wrote (title, greeting, colours); never a secret. */
  appearance(settings: S): JsonObject;
};
