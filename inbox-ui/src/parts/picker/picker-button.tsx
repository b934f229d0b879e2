import type { JSX } from "solid-js";
import { DeferredPopover } from "../deferred-popover.tsx";
import { openOverlay, type Overlay, overlay } from "../overlay.ts";

type Props = {
  readonly name: Exclude<Overlay, null>;
  readonly label: string;
  readonly keys: string;
  readonly class?: string;
  readonly face: JSX.Element;
  readonly children: JSX.Element;
};

/** Shows a header button that opens a picker; its key opens it too. */
export function PickerButton(props: Props) {
  return (
    <DeferredPopover
      open={overlay() === props.name}
      onOpenChange={(open) => openOverlay(open ? props.name : null)}
      class={`button ${props.class ?? ""}`}
      kind="quiet"
      label={props.label}
      title={`${props.label} (${props.keys.toUpperCase()})`}
      keys={props.keys}
      placement="bottom-end"
      content="picker"
      face={props.face}
    >
      {props.children}
    </DeferredPopover>
  );
}
