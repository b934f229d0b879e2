import { Popover } from "@kobalte/core/popover";
import { createSignal } from "solid-js";
import type { DeliveryState } from "../../api/types.ts";
import type { LocalMessage } from "../../live/state.ts";
import { words } from "../../words/index.ts";
import { Icon, type IconName } from "../icon.tsx";
import { DeliveryLedger } from "./delivery-ledger.tsx";

const GLYPHS: Readonly<Record<DeliveryState, IconName>> = { queued: "clock", sending: "clock", sent: "check", delivered: "checks", read: "checks", failed: "alert", unconfirmed: "question" };

/** How far our message got: one glyph, its word on hover, every attempt on click. */
export function DeliveryMark(props: { readonly message: LocalMessage }) {
  const [open, setOpen] = createSignal(false);
  const state = () => props.message.delivery?.state ?? "queued";
  const title = () => words().message.states[props.message.local ? "sending" : state()];
  return (
    <Popover open={open()} onOpenChange={setOpen} placement="top-end" gutter={4}>
      <Popover.Trigger class="delivery" data-state={state()} title={title()} aria-label={`${words().message.ledger}: ${title()}`} disabled={props.message.local !== undefined}><Icon name={GLYPHS[state()]} /></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="floating ledger" aria-label={words().message.ledger}><DeliveryLedger messageId={props.message.id} /></Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}
