import "solid-js";

// Attributes, not properties: updates change a field until the user types, and never after.
declare module "solid-js" {
  namespace JSX {
    interface ExplicitAttributes {
      value: string;
    }
    interface ExplicitBoolAttributes {
      checked: boolean;
      selected: boolean;
    }
  }
}
