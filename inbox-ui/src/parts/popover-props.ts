import type { JSX } from "solid-js";

/** The properties of a button with a popover. */
export type PopoverProps = {
  readonly class: string;
  readonly label: string;
  readonly title?: string | undefined;
  /** Variants of the button, for its stylesheet. */
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly placement: "top" | "top-start" | "top-end" | "bottom-end";
  readonly content: string;
  readonly face: JSX.Element;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onMouseDown?: ((event: MouseEvent) => void) | undefined;
  /** Set when another part takes the focus, so that it does not return to the button. */
  readonly keepsFocus?: boolean | undefined;
  readonly children: JSX.Element;
};
