import "solid-js";

// Attributes, not properties, for fields that follow what is kept: news show until somebody types, and never after.
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
