import type {
  AccountFacts,
  MessageFacts,
  OpenRoom,
  PersonFacts,
  PlatformFacts,
  RoomFacts,
  Sent,
  Use,
} from "./control-api.ts";
import type { StageAccount, StageWorld } from "./stage-world.ts";
import type { Worlds } from "./worlds.ts";

/**
 * What a platform plays for the page. `control/routes.ts` serves it: finds world and account, reads and checks bodies,
 * presents faults, wire log and files. A method refuses by throwing `StageRefusal`; one that is absent is answered 404.
 */
export type PlayedPlatform<World extends StageWorld, Account extends StageAccount> = {
  readonly facts: PlatformFacts;
  readonly worlds: Worlds<World>;
  readonly accounts: (world: World) => readonly Account[];
  readonly presentAccount: (account: Account) => AccountFacts;
  /** The bytes of a stored file, by the name that parts carry. */
  readonly file: (world: World, file: string) => StoredBytes | null;
  readonly rooms: (scene: Scene<World, Account>) => readonly RoomFacts[];
  readonly openRoom: (at: InRoom<World, Account>) => OpenRoom;
  readonly addPerson: (scene: Scene<World, Account>, person: { readonly name: string }) => PersonFacts;
  readonly addRoom?: (
    scene: Scene<World, Account>,
    room: { readonly title: string; readonly members: readonly string[] },
  ) => RoomFacts;
  readonly write: (at: InRoom<World, Account>, sent: Sent) => readonly MessageFacts[];
  readonly edit?: (at: AtMessage<World, Account>, by: Person & { readonly text: string }) => void;
  readonly erase?: (at: AtMessage<World, Account>, by: Person) => void;
  readonly react?: (
    at: AtMessage<World, Account>,
    by: Person & { readonly emoji: string; readonly on: boolean },
  ) => void;
  readonly press?: (at: AtMessage<World, Account>, by: Person & { readonly button: string }) => Use;
  readonly choose?: (
    at: AtMessage<World, Account>,
    by: Person & { readonly menu: string; readonly values: readonly string[] },
  ) => Use;
  readonly vote?: (
    at: AtMessage<World, Account>,
    by: Person & { readonly options: readonly string[] },
  ) => void;
  readonly startThread?: (
    at: AtMessage<World, Account>,
    by: Person & { readonly title: string },
  ) => RoomFacts;
  readonly command?: (
    at: InRoom<World, Account>,
    by: Person & { readonly name: string; readonly options: Readonly<Record<string, string>> },
  ) => Use;
  readonly submit?: (
    at: InRoom<World, Account>,
    by: Person & { readonly form: string; readonly values: Readonly<Record<string, string>> },
  ) => Use;
  readonly type?: (at: InRoom<World, Account>, by: Person) => void;
  readonly markRead?: (at: InRoom<World, Account>, by: Person) => void;
  readonly use: (scene: Scene<World, Account>, id: string) => Use | null;
  readonly setAccountSwitch?: (scene: Scene<World, Account>, to: Switched) => void;
  readonly setRoomSwitch?: (at: InRoom<World, Account>, to: Switched & Partial<Person>) => void;
};

export type StoredBytes = { readonly bytes: Uint8Array; readonly contentType: string };
/** The id of the person who acts. */
export type Person = { readonly from: string };
export type Switched = { readonly name: string; readonly on: boolean };
export type Scene<World, Account> = { readonly world: World; readonly account: Account };
export type InRoom<World, Account> = Scene<World, Account> & { readonly roomId: string };
export type AtMessage<World, Account> = InRoom<World, Account> & { readonly messageId: string };
