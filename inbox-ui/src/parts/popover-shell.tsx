import { Popover } from "@kobalte/core/popover";
import type { PopoverProps } from "./popover-props.ts";

/** Shows the floating part of a popover, and its button once it exists. */
export default function PopoverShell(props: PopoverProps) {
  return (
    <Popover
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      placement={props.placement}
      gutter={4}
    >
      <Popover.Trigger
        class={props.class}
        title={props.title}
        data-kind={props.kind}
        data-size={props.kind && "small"}
        data-state={props.state}
        disabled={props.disabled}
        aria-label={props.label}
        aria-keyshortcuts={props.keys}
        onMouseDown={(event: MouseEvent) => props.onMouseDown?.(event)}
      >
        {props.face}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          class={`floating ${props.content}`}
          aria-label={props.label}
          onCloseAutoFocus={(event: Event) => props.keepsFocus && event.preventDefault()}
        >
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}
