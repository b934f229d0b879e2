import type { Transaction } from "../database/index.ts";
import type { ChannelId } from "../kernel/ids.ts";
import type { CommandMenu } from "../protocol/index.ts";

/** Where the commands come from that menus show; core/commands makes it. */
export type MenuSource = {
  /** SQL over `c`, a row of comm_channels: it changes whenever the channel's menus do. */
  readonly digest: string;
  read(tx: Transaction, channelId: ChannelId): Promise<readonly CommandMenu[]>;
};
