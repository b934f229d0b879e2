import type { JSX } from "solid-js";

/** A button and what floats beside it. */
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
  /** The focus does not go back to the button: something else takes it. */
  readonly keepsFocus?: boolean | undefined;
  readonly children: JSX.Element;
};
