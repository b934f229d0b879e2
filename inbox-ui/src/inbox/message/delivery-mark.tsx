import type { DeliveryState } from "../../api/types.ts";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { DeliveryLog } from "./delivery-log.tsx";

const GLYPHS: Readonly<Record<DeliveryState, IconName>> = {
  queued: "clock",
  sending: "clock",
  sent: "check",
  delivered: "checks",
  read: "checks",
  failed: "alert",
  unconfirmed: "question",
};

/** Shows the delivery state: an icon, its text on hover, every attempt on click. */
export function DeliveryMark(props: { readonly message: LocalMessage }) {
  const state = () => props.message.delivery?.state ?? "queued";
  const title = () => inboxWords().message.states[props.message.local ? "sending" : state()];
  return (
    <DeferredPopover
      class="delivery"
      state={state()}
      title={title()}
      label={`${inboxWords().message.delivery}: ${title()}`}
      disabled={props.message.local !== undefined}
      placement="top-end"
      content="delivery-log"
      face={<Icon name={GLYPHS[state()]} />}
    >
      <DeliveryLog messageId={props.message.id} />
    </DeferredPopover>
  );
}
