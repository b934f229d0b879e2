import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { HubEvent } from "../outbox/index.ts";
import { can, type Resource } from "./can.ts";
import type { MemberActor } from "./actor.ts";
import type { Permission } from "./permissions.ts";

/** One thing that live pages are told, and who may hear it. The stream asks `mayHear` for each reader when it sends. */
export type StreamEvent = {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What a reader must hold, all of it on one of the objects. With none, every member may hear it. */
  readonly needs: readonly Permission[];
  /** What it is about, as scopes see it. Without objects a reader needs the permissions in their widest scope. */
  readonly objects?: readonly Resource[];
  /** It is about a thing that whoever holds the permissions may see, in whichever scope. */
  readonly inAnyScope?: true;
  /** Told instead to those who may not see the objects, but saw these until now. */
  readonly before?: { readonly objects: readonly Resource[]; readonly instead: Told };
  /** Only for this member's own pages. */
  readonly onlyFor?: string;
  /** For this member's own pages too, whatever they hold. */
  readonly alsoFor?: string;
  /** The conversation it is about: visitors hear of their own. */
  readonly conversation?: { readonly id: string; readonly channelId: ChannelId };
};

type Told = Pick<StreamEvent, "name" | "data">;

/** How a room's events reach live pages. */
export type Live = {
  readonly kinds: readonly HubEvent["kind"][];
  /** Answers what pages are told of each event of these kinds, in their order; null where they are told nothing. */
  present(tx: Transaction, events: readonly never[]): Promise<readonly (StreamEvent | null)[]>;
};

type EventOf<K extends HubEvent["kind"]> = Extract<HubEvent, { readonly kind: K }>;

/** Declares how events of some kinds reach live pages, looked up for many at once. */
export const liveOf = <const K extends HubEvent["kind"]>(
  kinds: readonly K[],
  present: (tx: Transaction, events: readonly EventOf<K>[]) => Promise<readonly (StreamEvent | null)[]>,
) => ({ kinds, present });

/** Declares how events of one kind reach live pages, where an event says all that pages are told. */
export const liveOfEach = <const K extends HubEvent["kind"]>(
  kind: K,
  present: (event: EventOf<K>) => StreamEvent,
) => liveOf([kind], async (_, events) => events.map(present));

/** Tells that a thing changed, and not what it is now: pages that show it read it again. */
export const changed = (kind: string, id: string) => ({ name: "changed", data: { kind, id } }) as const;

/** Whether the event tells that a thing of this kind changed. */
export const tellsChangeOf = (kind: string, { name, data }: StreamEvent): boolean =>
  name === "changed" && data["kind"] === kind;

/** Whether the member may hear the event now. */
export function mayHear(actor: MemberActor, event: StreamEvent): boolean {
  if (event.onlyFor !== undefined && event.onlyFor !== actor.userId) return false;
  if (event.alsoFor === actor.userId) return true;
  const objects = event.inAnyScope ? [undefined] : (event.objects ?? [{}]);
  return objects.some((object) => event.needs.every((permission) => can(actor, permission, object)));
}
