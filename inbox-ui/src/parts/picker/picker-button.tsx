import { Popover } from "@kobalte/core/popover";
import type { JSX } from "solid-js";
import { openOverlay, type Overlay, overlay } from "../overlay.ts";

type Props = { readonly name: Exclude<Overlay, null>; readonly label: string; readonly keys: string; readonly class?: string; readonly face: JSX.Element; readonly children: JSX.Element };

/** A button of the conversation's header that opens a picker; its key opens it too. */
export function PickerButton(props: Props) {
  return (
    <Popover open={overlay() === props.name} onOpenChange={(open) => openOverlay(open ? props.name : null)} placement="bottom-end" gutter={4}>
      <Popover.Trigger class={`button ${props.class ?? ""}`} data-kind="quiet" data-size="small" aria-label={props.label} title={`${props.label} (${props.keys.toUpperCase()})`} aria-keyshortcuts={props.keys}>{props.face}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="floating picker" aria-label={props.label}>{props.children}</Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}
