/** Whether somebody may see this part of a message. The value of a pressed button is meant for core alone: its label says what was pressed. */
export const isShown = ({ kind }: { readonly kind: string }): boolean => kind !== "press";
